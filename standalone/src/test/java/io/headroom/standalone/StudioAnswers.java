package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the API says of the demo's studio, held against SQL that joins every row with its user. */
final class StudioAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/api/v1/databases/studio/";
    private static final String PROJECT = " JOIN app.projects p ON p.id = c.\"projectId\"";
    private static final Map<String, String> JSON_COLUMNS = Map.of(
            "floorplans", "\"data\"",
            "models_3d", "\"modelData\"",
            "massings", "\"massingData\"",
            "site_analyses", "\"sunPathData\", \"weatherData\"");

    private final RunningDemo demo;

    StudioAnswers(RunningDemo demo) {
        this.demo = demo;
    }

    void check() throws SQLException, IOException, InterruptedException {
        equalSql();
        nameTheUserWhoHoldsMost();
        stayOnTheirPlan();
    }

    private void equalSql() throws SQLException, IOException, InterruptedException {
        Map<String, Long> there = new TreeMap<>();
        for (String table : List.of("floorplans", "models_3d", "massings", "site_analyses")) {
            count(there, table, "p.\"userId\"", PROJECT);
        }
        count(there, "users", "c.id", "");
        count(there, "projects", "c.\"userId\"", "");
        count(there, "files", "c.\"userId\"", "");
        count(there, "cad_blocks", "'SHARED'", "");

        assertThat(there).hasSize(7 * 26 + 1);
        assertThat(Footprints.fromApi(demo::get, "studio")).isEqualTo(there);
    }

    private void count(Map<String, Long> rows, String table, String user, String join) throws SQLException {
        read(
                "SELECT " + user + ", count(*) FROM app." + table + " c" + join + " GROUP BY 1",
                row -> rows.put("app." + table + "/" + row.getString(1), row.getLong(2)));
    }

    /** 61 % of the JSON are one user's, so as much of all bytes but for a little. */
    private void nameTheUserWhoHoldsMost() throws SQLException, IOException, InterruptedException {
        Map<String, Long> json = new TreeMap<>();
        for (Map.Entry<String, String> table : JSON_COLUMNS.entrySet()) {
            for (String column : table.getValue().split(", ")) {
                read(
                        "SELECT p.\"userId\", sum(pg_column_size(c." + column + ")) FROM app." + table.getKey() + " c"
                                + PROJECT + " GROUP BY 1",
                        row -> json.merge(row.getString(1), row.getLong(2), Long::sum));
            }
        }
        double total = json.values().stream().mapToLong(Long::longValue).sum();
        assertThat(total).isBetween(29.5e6, 30.5e6);

        JsonNode first = ask("footprints?by=tenant&limit=1").path("items").path(0);
        assertThat(first.path("tenantName").asText()).isEqualTo("Harbour Practice");
        assertThat(json.get(first.path("tenant").asText()) / total).isBetween(0.609, 0.611);
        assertThat(first.path("share").asDouble()).isBetween(0.605, 0.613);
    }

    /** What a reader is told of its future, which is long. */
    private void stayOnTheirPlan() throws IOException, InterruptedException {
        JsonNode advice = ask("recommendations");
        assertThat(advice.path("plan").path("plan").asText()).isEqualTo("render/standard");
        assertThat(advice.path("plan").path("price").path("high").asInt()).isEqualTo(50);
        assertThat(advice.path("capacityBytes").asLong()).isEqualTo(256_000_000_000L);
        assertThat(advice.path("verdict").asText()).isEqualTo("RIGHT_SIZED");
        assertThat(advice.path("nextPlan").isNull()).isTrue();
        assertThat(ask("runway").path("limits"))
                .extracting(limit -> limit.path("resource").asText() + " "
                        + limit.path("reached").asText())
                .contains("CONNECTIONS REFUSED", "CPU REFUSED")
                .filteredOn(limit -> limit.startsWith("STORAGE"))
                .hasSize(3)
                .containsOnly("STORAGE NOT_WITHIN_HORIZON");
        assertThat(ask("footprints?by=table&sort=-growthBytesPerDay&limit=1")
                        .path("items")
                        .path(0)
                        .path("table")
                        .asText())
                .isEqualTo("app.models_3d");
    }

    /** What is not known yet is an answer like any other: it may be asked again. */
    private JsonNode ask(String question) throws IOException, InterruptedException {
        try {
            return JSON.readTree(demo.get(API + question));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void read(String sql, RunningDemo.Rows rows) throws SQLException {
        try (Connection connection = demo.connect(DemoConfig.STUDIO);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.read(result);
            }
        }
    }
}
