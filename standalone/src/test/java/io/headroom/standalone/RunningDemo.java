package io.headroom.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.PostgresUrl;
import io.headroom.standalone.demo.DemoServer;
import io.headroom.standalone.demo.DemoWorkload;
import io.headroom.standalone.demo.Timetable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The demo as its command runs it, with its API and its database to ask. */
final class RunningDemo implements AutoCloseable {
    /** Only a failure takes so long; on processors that many share, what takes seconds elsewhere takes minutes. */
    static final Duration SOON = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String API = "/api/v1/databases/training/";

    private final DemoServer server;
    private final DemoStudio studio;
    private final HeadroomConfig config;
    private final Deployment deployment;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Turns the rows of a query into something. */
    interface Rows {
        void read(ResultSet rows) throws SQLException;
    }

    private RunningDemo(DemoServer server, DemoStudio studio, HeadroomConfig config, Deployment deployment, int port) {
        this.server = server;
        this.studio = studio;
        this.config = config;
        this.deployment = deployment;
        this.port = port;
    }

    private static final class Shared {
        /** Test classes that read its page. */
        private static final int READERS = 2;

        private static final RunningDemo DEMO = forThisProcess();
        private static final AtomicInteger LEFT = new AtomicInteger();
    }

    /** One for all tests that only read the page: it answers over HTTP, but may still be counting. */
    static RunningDemo shared() {
        return Shared.DEMO;
    }

    /** Its work would slow down the tests that follow, so the last who has read the page closes it. */
    static void leave() {
        if (Shared.LEFT.incrementAndGet() == Shared.READERS) {
            Shared.DEMO.close();
        }
    }

    private static RunningDemo forThisProcess() {
        try {
            Path folder = Files.createTempDirectory("headroom-demo-test");
            RunningDemo demo = begin(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> demo.remove(folder), "stop-demo"));
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the demo does not start", e);
        }
    }

    /** Returns when everything in the database has been read. */
    static RunningDemo start(Path folder) throws SQLException, IOException {
        RunningDemo demo = begin(folder);
        demo.deployment.awaitReady();
        Awaitility.await("counted").atMost(SOON).until(demo::isStreaming);
        return demo;
    }

    private static RunningDemo begin(Path folder) throws SQLException, IOException {
        int port = Ports.free();
        DemoServer server = DemoServer.start(folder, true, Instant.now(), (stage, percent) -> {});
        DemoStudio studio = new DemoStudio(folder, true, Ports.free());
        HeadroomConfig config = DemoConfig.of(server.port(), studio.port(), folder, port);
        Deployment deployment = Deployment.startBefore(config, Set.of(DemoConfig.STUDIO), () -> {});
        return new RunningDemo(server, studio, config, deployment, port);
    }

    /** As the demo does when it is ready. Returns when the studio has been counted and what came of it is served. */
    StudioAnswers openStudio() {
        studio.begin(deployment);
        Awaitility.await("studio counted").atMost(SOON).until(() -> isServed(DemoConfig.STUDIO));
        return new StudioAnswers(this);
    }

    /** Waits until all rows have been counted and what came of them is served. */
    RunningDemo counted() {
        deployment.awaitReady();
        Awaitility.await("counted").atMost(SOON).until(() -> isStreaming() && isServed(DemoConfig.TRAINING));
        return this;
    }

    private boolean isStreaming() {
        return deployment.captures().stream().allMatch(capture -> capture.state() == CaptureState.STREAMING);
    }

    private boolean isServed(String database) {
        return Readiness.get(config.http().host(), port, "/api/v1/databases/" + database)
                .filter(answer -> answer.contains("\"provisional\":false"))
                .isPresent();
    }

    String address() {
        return "http://" + config.http().host() + ":" + port;
    }

    DemoWorkload workload() {
        return server.workload();
    }

    /** One with a story of its own. */
    DemoWorkload workload(Timetable timetable) {
        return server.workload(timetable, InstantSource.system());
    }

    /** As the server's superuser, in another database than the one that is watched. */
    Connection connectAbove() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "postgres", "");
    }

    /** What the API says about a scope; {@code question} is the path's last part with its other parameters. */
    JsonNode ask(String scope, String question) throws IOException, InterruptedException {
        return JSON.readTree(get(API + question + "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8)));
    }

    void query(String sql, Rows rows) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.read(result);
            }
        }
    }

    Connection connect() throws SQLException {
        return connect(DemoConfig.TRAINING);
    }

    Connection connect(String database) throws SQLException {
        PostgresUrl url = config.databases().get(database).url();
        return DriverManager.getConnection(url.jdbc(), DemoServer.username(), DemoServer.password());
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private void remove(Path folder) {
        close();
        try {
            Folders.remove(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " is left behind", e);
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            studio.settle();
            deployment.close();
            studio.close();
            server.close();
        }
    }
}
