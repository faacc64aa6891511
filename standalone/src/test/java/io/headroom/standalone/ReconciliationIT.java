package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts that are held against the tables while all of Headroom runs. */
class ReconciliationIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DELETES = "ALTER PUBLICATION headroom_shop SET (publish = 'insert, update, truncate')";
    private static final String ALL =
            "ALTER PUBLICATION headroom_shop SET (publish = 'insert, update, delete, truncate')";

    @TempDir
    Path folder;

    @Test
    void verifiesUnderLoad_andMendsWhatWasLost() throws Exception {
        Postgres postgres = TestServers.shared().postgres();
        String database = postgres.newDatabase("drift");
        int port = Ports.free();
        try (Connection connection = postgres.connect(database)) {
            run(
                    connection,
                    "CREATE TABLE booking (id int PRIMARY KEY, tenant_id int)",
                    "CREATE TABLE item (id int PRIMARY KEY, booking int NOT NULL REFERENCES booking ON DELETE CASCADE)",
                    "CREATE TABLE visit (tenant_id int)",
                    "ALTER TABLE visit REPLICA IDENTITY FULL",
                    "INSERT INTO booking SELECT i, i % 4 FROM generate_series(1, 500) i",
                    "INSERT INTO item SELECT i, 1 + i % 500 FROM generate_series(1, 1000) i",
                    "INSERT INTO visit SELECT i % 4 FROM generate_series(1, 300) i");
            try (HeadroomProcess headroom = HeadroomProcess.start(
                    folder,
                    port,
                    "run",
                    "--config",
                    ConfigFile.of("shop", postgres, database)
                            .with("tenant: { column: tenant_id }")
                            .with("reconciliation: { every: PT1S, budget: PT1H }")
                            .listeningOn(port)
                            .in(folder)
                            .toString())) {
                headroom.provokingDrift().awaitReady();
                awaitVerified(headroom, Instant.EPOCH);

                underLoad(postgres, database, () -> {
                    Instant begun = clock(connection);
                    awaitVerified(headroom, begun);
                    awaitVerified(headroom, begun.plusSeconds(3));
                });
                assertThat(Pattern.compile("whether it is so")
                                .matcher(headroom.output())
                                .results())
                        .as("a commit may be in the log before others see it, which is rare")
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(headroom.output()).doesNotContain("in 2 checks in a row");

                run(connection, DELETES, "DELETE FROM booking WHERE id BETWEEN 2001 AND 2040", ALL);
                await().untilAsserted(() ->
                        assertThat(headroom.output()).contains("in 2 checks in a row: it is counted anew"));
                assertThat(headroom.output()).contains("Table public.booking has ", "by 40 other than are counted");
                awaitTrigger(headroom, "RESOLVED");
                awaitVerified(headroom, clock(connection));
                assertThat(rows(headroom)).isEqualTo(count(connection, "booking"));
                assertThat(headroom.output().split("it is counted anew", -1)).hasSize(2);
            }
        }
    }

    /** Every table was verified after that moment, and nothing differs. */
    private static void awaitVerified(HeadroomProcess headroom, Instant after) {
        await().untilAsserted(() -> {
            JsonNode tables = get(headroom, "/databases/shop/tables").path("items");
            assertThat(tables).hasSize(3).allSatisfy(table -> {
                JsonNode check = table.path("check");
                assertThat(check.path("verdict").asText()).as(table.toString()).isEqualTo("VERIFIED");
                assertThat(Instant.parse(check.path("verifiedAt").asText())).isAfter(after);
            });
        });
        await().untilAsserted(() -> {
            JsonNode said = get(headroom, "/databases/shop").path("reconciliation");
            assertThat(said.path("verified").asInt()).as(said.toString()).isEqualTo(3);
            assertThat(said.path("driftRows").asLong(-1)).isZero();
        });
    }

    private static void awaitTrigger(HeadroomProcess headroom, String state) {
        await().untilAsserted(() -> assertThat(get(headroom, "/triggers").path("items"))
                .anySatisfy(trigger -> {
                    assertThat(trigger.path("rule").asText()).isEqualTo("drift-critical");
                    assertThat(trigger.path("state").asText()).isEqualTo(state);
                }));
    }

    private static long rows(HeadroomProcess headroom) throws IOException, InterruptedException {
        return Footprints.fromApi(headroom::get, "shop").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("public.booking/"))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }

    private interface Meanwhile {
        void happens() throws Exception;
    }

    private static void underLoad(Postgres postgres, String database, Meanwhile meanwhile) throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(postgres, database, enough));
        try {
            meanwhile.happens();
        } finally {
            enough.set(true);
            writer.get(30, TimeUnit.SECONDS);
        }
    }

    private static void write(Postgres postgres, String database, AtomicBoolean enough) {
        Random random = new Random(7);
        try (Connection connection = postgres.connect(database)) {
            for (int i = 0; !enough.get(); i++) {
                int id = 2_000 + random.nextInt(500);
                run(
                        connection,
                        "INSERT INTO booking VALUES (" + id + ", 1) ON CONFLICT DO NOTHING",
                        "INSERT INTO item SELECT " + (10_000 + i) + ", max(id) FROM booking",
                        "INSERT INTO visit SELECT 1 FROM generate_series(1, 20)",
                        "DELETE FROM booking WHERE id = " + (2_000 + random.nextInt(500)),
                        "DELETE FROM visit WHERE ctid IN (SELECT ctid FROM visit LIMIT 20)");
            }
            run(
                    connection,
                    "INSERT INTO booking SELECT i, 1 FROM generate_series(2000, 2099) i ON CONFLICT DO NOTHING");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode get(HeadroomProcess headroom, String path) throws IOException, InterruptedException {
        return JSON.readTree(headroom.get("/api/v1" + path));
    }

    private static ConditionFactory await() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(IOException.class);
    }

    private static Instant clock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT extract(epoch FROM clock_timestamp())")) {
            row.next();
            return Instant.ofEpochMilli(Math.round(row.getDouble(1) * 1000));
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
