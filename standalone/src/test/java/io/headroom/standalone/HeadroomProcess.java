package io.headroom.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The {@code headroom} command in a process of its own, so that it can be killed like one. */
final class HeadroomProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration READY_WITHIN = Duration.ofSeconds(180);

    /** What ingest says when a difference was found twice in a row. */
    private static final String DRIFT = "in 2 checks in a row";

    private final Process process;
    private final Path output;
    private final int port;
    private boolean drifts;

    private HeadroomProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts the command with the class path of the test; returns at once. */
    static HeadroomProcess start(Path folder, int port, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // These processes do not live long enough for the better compiler to pay.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Headroom.class.getName()));
        command.addAll(List.of(arguments));
        return run(folder, port, Map.of(), command);
    }

    /** Runs any command, with the JVM of the test; returns at once. */
    static HeadroomProcess run(Path folder, int port, Map<String, String> environment, List<String> command)
            throws IOException {
        Path output = Files.createTempFile(folder, "headroom-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new HeadroomProcess(builder.start(), output, port);
    }

    HeadroomProcess awaitReady() throws IOException, InterruptedException {
        try {
            Awaitility.await("Headroom is ready")
                    .atMost(READY_WITHIN)
                    .failFast(this::requireAlive)
                    .until(() -> output().contains("Headroom is ready"));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(late.getMessage() + ": " + outputWithStacks(), late);
        }
        return this;
    }

    /** Also what every thread is at: a JVM writes that to its output when it is sent SIGQUIT. */
    private String outputWithStacks() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                .start()
                .waitFor();
        process.waitFor(3, TimeUnit.SECONDS);
        return output();
    }

    private void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("it ended by itself: " + output());
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** The body of a 200 answer; anything else fails. */
    String get(String path) throws IOException, InterruptedException {
        return answer(path, HttpRequest.newBuilder().GET());
    }

    /** Likewise, with a body of JSON. */
    String put(String path, String json) throws IOException, InterruptedException {
        return answer(
                path,
                HttpRequest.newBuilder()
                        .header("content-type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private String answer(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                request.uri(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    void staysAliveFor(Duration time) throws IOException, InterruptedException {
        if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("Headroom ended by itself: " + output());
        }
    }

    /** SIGKILL: nothing gets to tidy up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        close();
    }

    /** SIGTERM, as Ctrl-C and service managers send. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            throw new AssertionError("Headroom did not stop within 40 s");
        }
        return process.exitValue();
    }

    /** Returns when it has ended, for whatever reason. */
    void join() throws InterruptedException {
        process.waitFor();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("Headroom did not end within 60 s");
        }
        return process.exitValue();
    }

    /** This test makes counts differ from their tables; in any other, close fails if they ever did. */
    HeadroomProcess provokingDrift() {
        drifts = true;
        return this;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            String said = output();
            if (!drifts && said.contains(DRIFT)) {
                throw new AssertionError("counts differed from their tables: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
