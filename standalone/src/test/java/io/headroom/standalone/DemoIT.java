package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.standalone.demo.DemoWorkload;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the API says of the demo equals SQL; the workload comes last, for it adds rows that a snapshot never saw. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    private static final List<String> TABLES = List.of(
            "AdminUser", "Course", "Session", "Customer", "Booking", "Achievement", "EmailTemplate", "AuditLog");
    private static final String FORECAST = "projections?horizon=P365D&measure=";
    private static final int FEWEST_DAYS = 14;

    @TempDir
    static Path folder;

    private static RunningDemo demo;

    @BeforeAll
    static void start() throws SQLException, IOException {
        demo = RunningDemo.start(folder);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Order(1)
    void rebuildsTheGrowthOfEveryTenantInEveryTableFromCreationTimes() throws Exception {
        assertThat(rowsServed()).as("whole as soon as it says so").isEqualTo(rowsThere());
        awaitEqualCounts();
        Map<String, Map<String, Long>> born = bornByDay();
        assertThat(born).hasSizeGreaterThan(700);

        patiently("growth equals SQL").untilAsserted(() -> {
            Map<String, Map<String, Long>> added = new TreeMap<>();
            for (String scope : born.keySet()) {
                added.put(scope, addedByDay(scope));
            }
            assertThat(added).isEqualTo(born);
        });
    }

    @Test
    @Order(2)
    void knowsFromWhichMonthTheRowsOfEveryTenantInEveryTableAre() throws Exception {
        Map<String, Map<String, Long>> born = byMonth(bornByDay());

        patiently("cohorts equal SQL").untilAsserted(() -> {
            Map<String, Map<String, Long>> alive = new TreeMap<>();
            for (String scope : born.keySet()) {
                Map<String, Long> months = alive.computeIfAbsent(scope, added -> new TreeMap<>());
                demo.ask(scope, "cohorts?")
                        .path("items")
                        .forEach(month -> months.put(month.path("birth").asText(), at(month, "rows")));
            }
            assertThat(alive).isEqualTo(born);
        });
    }

    private static Map<String, Map<String, Long>> byMonth(Map<String, Map<String, Long>> byDay) {
        Map<String, Map<String, Long>> byMonth = new TreeMap<>();
        byDay.forEach((scope, days) ->
                days.forEach((day, rows) -> byMonth.computeIfAbsent(scope, added -> new TreeMap<>())
                        .merge(LocalDate.parse(day).withDayOfMonth(1).toString(), rows, Long::sum)));
        return byMonth;
    }

    @Test
    @Order(3)
    void keepsQuantilesInOrder_atEveryPointOfEveryProjection() throws Exception {
        awaitProjections();
        List<String> scopes = new ArrayList<>(bornByDay().keySet());
        TABLES.forEach(table -> scopes.add("table:public." + table));
        demo.query("SELECT id FROM \"Tenant\"", row -> scopes.add("tenant:" + row.getString(1)));
        scopes.add("database");

        int points = 0;
        for (String scope : scopes) {
            for (String measure : List.of("LOGICAL_BYTES", "ROWS")) {
                JsonNode said = demo.ask(scope, FORECAST + measure);
                assertThat(said.path("path").isEmpty())
                        .as("%s %s has a path or a refusal", scope, measure)
                        .isNotEqualTo(said.path("refusal").isNull());
                said.path("path")
                        .forEach(point -> assertThat(List.of(at(point, "p10"), at(point, "p50"), at(point, "p90")))
                                .as("%s %s %s", scope, measure, point)
                                .isSorted());
                points += said.path("path").size();
            }
        }
        assertThat(points).isGreaterThan(100 * 365);
    }

    @Test
    @Order(4)
    void refusesWithAReason_whereHistoryIsYoung_survivorsOnly_orQuiet() throws Exception {
        awaitProjections();

        JsonNode young = refusal("tenant:31");
        assertThat(young.path("code").asText()).isEqualTo("INSUFFICIENT_HISTORY");
        assertThat(young.path("until").asText()).isEqualTo(firstDay(31).plusDays(FEWEST_DAYS) + "T00:00:00Z");
        assertThat(refusal("table:public.AuditLog/tenant:23").path("code").asText())
                .isEqualTo("SURVIVORS_ONLY");
        assertThat(refusal("tenant:58").path("code").asText()).isEqualTo("NO_GROWTH");
        assertThat(refusal("database").isNull()).isTrue();
        assertThat(width("tenant:44")).isGreaterThan(width("database"));
    }

    @Test
    @Order(5)
    void equalsSqlBeforeTheWorkloadAndWhileItPauses() throws Exception {
        awaitEqualCounts();
        try (DemoWorkload workload = demo.workload()) {
            workload.start();
            patiently("something has changed")
                    .until(() -> !counts().isEmpty()
                            && Footprints.fromApi(demo::get, "training").equals(counts()));
            workload.pause();
            awaitEqualCounts();
        }
    }

    @Test
    @Order(6)
    void countsTheStudioToo_whoseUsersOnlyForeignKeysTell() {
        StudioAnswers studio = demo.openStudio();

        patiently("as SQL says").untilAsserted(studio::check);
    }

    private static long rowsServed() throws IOException, InterruptedException {
        return at(new ObjectMapper().readTree(demo.counted().get("/api/v1/databases/training")), "rows");
    }

    private static long rowsThere() throws SQLException {
        return counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Every look reads the whole database, which would slow down what is waited for. */
    private static ConditionFactory patiently(String what) {
        return Awaitility.await(what).pollInterval(Duration.ofSeconds(2)).atMost(RunningDemo.SOON);
    }

    private static void awaitEqualCounts() {
        patiently("footprints equal SQL")
                .untilAsserted(() ->
                        assertThat(Footprints.fromApi(demo::get, "training")).isEqualTo(counts()));
    }

    /** Projections follow the counts within seconds; the database's comes with the others. */
    private static void awaitProjections() {
        patiently("projections").untilAsserted(() -> {
            assertThat(refusal("database").isNull()).isTrue();
            assertThat(refusal("tenant:58").path("code").asText()).isEqualTo("NO_GROWTH");
            assertThat(refusal("table:public.AuditLog/tenant:23").path("code").asText())
                    .isNotEqualTo("NOT_YET_PROJECTED");
        });
    }

    private static Map<String, Long> counts() throws SQLException {
        try (Connection connection = demo.connect()) {
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

    private static Map<String, Long> addedByDay(String scope) throws IOException, InterruptedException {
        Map<String, Long> added = new TreeMap<>();
        demo.ask(scope, "growth?bucket=day").path("items").forEach(day -> {
            if (at(day, "rowsAdded") > 0) {
                added.put(day.path("at").asText(), at(day, "rowsAdded"));
            }
        });
        return added;
    }

    /** By scope and day, one statement for each table. */
    private static Map<String, Map<String, Long>> bornByDay() throws SQLException {
        Map<String, Map<String, Long>> born = new TreeMap<>();
        List<String> tables = new ArrayList<>(TABLES);
        tables.add("Tenant");
        for (String table : tables) {
            String tenant = table.equals("Tenant") ? "id" : "\"tenantId\"";
            demo.query(
                    "SELECT " + tenant + ", date_trunc('day', \"createdAt\" AT TIME ZONE 'UTC')::date, count(*) FROM \""
                            + table + "\" GROUP BY 1, 2",
                    row -> born.computeIfAbsent(
                                    "table:public." + table + "/tenant:" + row.getString(1), scope -> new TreeMap<>())
                            .put(row.getString(2), row.getLong(3)));
        }
        return born;
    }

    private static LocalDate firstDay(int tenant) throws SQLException {
        String scope = "/tenant:" + tenant;
        return bornByDay().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(scope))
                .flatMap(entry -> entry.getValue().keySet().stream())
                .map(LocalDate::parse)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private static JsonNode refusal(String scope) throws IOException, InterruptedException {
        return demo.ask(scope, FORECAST + "LOGICAL_BYTES").path("refusal");
    }

    /** How wide the band is in three months, beside its middle. */
    private static double width(String scope) throws IOException, InterruptedException {
        JsonNode point =
                demo.ask(scope, FORECAST + "LOGICAL_BYTES").path("path").path(90);
        return (at(point, "p90") - at(point, "p10")) / (double) at(point, "p50");
    }

    private static long at(JsonNode item, String field) {
        return item.path(field).asLong();
    }
}
