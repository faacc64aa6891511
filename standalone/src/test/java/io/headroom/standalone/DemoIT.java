package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.PostgresUrl;
import io.headroom.standalone.demo.DemoServer;
import io.headroom.standalone.demo.DemoWorkload;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as its command runs it: what the API says of it equals SQL. */
class DemoIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final List<String> TABLES = List.of(
            "AdminUser", "Course", "Session", "Customer", "Booking", "Achievement", "EmailTemplate", "AuditLog");

    @TempDir
    static Path folder;

    private static DemoServer server;
    private static HeadroomConfig config;
    private static Deployment deployment;
    private static int port;

    @BeforeAll
    static void start() throws SQLException, IOException {
        port = Ports.free();
        server = DemoServer.start(folder, true, Instant.now(), (stage, percent) -> {});
        config = DemoCommand.config(server, folder, port);
        deployment = Deployment.start(config, EnumSet.allOf(Role.class));
        deployment.awaitReady();
        Awaitility.await("counted")
                .atMost(SOON)
                .until(() ->
                        deployment.captures().stream().allMatch(capture -> capture.state() == CaptureState.STREAMING));
    }

    @AfterAll
    static void stop() {
        deployment.close();
        server.close();
    }

    @Test
    void equalsSqlBeforeTheWorkloadAndWhileItPauses() throws Exception {
        awaitEqualCounts();

        try (DemoWorkload workload = server.workload()) {
            workload.start();
            Awaitility.await("something has changed")
                    .atMost(SOON)
                    .until(() -> !counts().isEmpty()
                            && Footprints.fromApi(DemoIT::get, "training").equals(counts()));
            workload.pause();
            awaitEqualCounts();
        }
    }

    @Test
    void rebuildsTheGrowthOfEveryTenantFromCreationTimes() throws Exception {
        for (String tenant : List.of("1", "7", "31")) {
            for (String table : TABLES) {
                Awaitility.await(table + " of tenant " + tenant)
                        .atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(addedByDay(table, tenant)).isEqualTo(bornByDay(table, tenant)));
            }
        }
    }

    @Test
    void refusesWhereNothingCanBeKnownYet() {
        Awaitility.await("projections").atMost(SOON).untilAsserted(() -> {
            assertThat(refusal("tenant:31")).isEqualTo("INSUFFICIENT_HISTORY");
            assertThat(refusal("tenant:58")).isEqualTo("NO_GROWTH");
            assertThat(refusal("database")).isEmpty();
        });
    }

    private static void awaitEqualCounts() {
        Awaitility.await("footprints equal SQL")
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Footprints.fromApi(DemoIT::get, "training")).isEqualTo(counts()));
    }

    private static Map<String, Long> counts() throws SQLException {
        try (Connection connection = connect()) {
            List<String> names = new ArrayList<>();
            TABLES.forEach(table -> names.add("public.\"" + table + "\""));
            Map<String, Long> rows = new TreeMap<>();
            Footprints.fromSql(connection, "\"tenantId\"", names)
                    .forEach((name, count) -> rows.put(name.replace("\"", ""), count));
            Footprints.fromSql(connection, "id", List.of("public.\"Tenant\""))
                    .forEach((name, count) -> rows.put(name.replace("\"", ""), count));
            return rows;
        }
    }

    private static Map<String, Long> addedByDay(String table, String tenant) throws IOException, InterruptedException {
        String scope = URLEncoder.encode("table:public." + table + "/tenant:" + tenant, StandardCharsets.UTF_8);
        JsonNode items = JSON.readTree(get("/api/v1/databases/training/growth?bucket=day&scope=" + scope))
                .path("items");
        Map<String, Long> added = new TreeMap<>();
        items.forEach(day -> {
            if (day.path("rowsAdded").asLong() > 0) {
                added.put(day.path("at").asText(), day.path("rowsAdded").asLong());
            }
        });
        return added;
    }

    private static Map<String, Long> bornByDay(String table, String tenant) throws SQLException {
        String sql = "SELECT date_trunc('day', \"createdAt\" AT TIME ZONE 'UTC')::date::text, count(*) FROM \"" + table
                + "\" WHERE \"tenantId\" = " + tenant + " GROUP BY 1";
        Map<String, Long> born = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet days = statement.executeQuery(sql)) {
            while (days.next()) {
                born.put(days.getString(1), days.getLong(2));
            }
        }
        return born;
    }

    private static String refusal(String scope) throws IOException, InterruptedException {
        JsonNode said =
                JSON.readTree(get("/api/v1/databases/training/projections?measure=LOGICAL_BYTES&horizon=P90D&scope="
                        + URLEncoder.encode(scope, StandardCharsets.UTF_8)));
        return said.path("refusal").path("code").asText("");
    }

    private static Connection connect() throws SQLException {
        PostgresUrl url = config.databases().get("training").url();
        return DriverManager.getConnection(url.jdbc(), server.username(), server.password());
    }

    private static String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
