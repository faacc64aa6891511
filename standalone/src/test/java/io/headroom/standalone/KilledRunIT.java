package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The promise of the whole: a real database under random changes, the whole of Headroom killed with SIGKILL at random
 * moments, and afterwards every table and tenant equals SQL. The seed is printed; {@code -Dheadroom.test.seed} repeats
 * a run as far as timing allows.
 */
class KilledRunIT {
    private static final int KILLS = 5;
    private static final int CHANGES = 20_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void equalsSqlAfterKillNine() throws Exception {
        long seed = Long.getLong("headroom.test.seed", System.nanoTime());
        LoggerFactory.getLogger(KilledRunIT.class).warn("seed {}", seed);
        Random random = new Random(seed);
        Postgres postgres = TestServers.shared().postgres();
        String database = postgres.newDatabase("killed");
        int port = Ports.free();
        try (Connection connection = postgres.connect(database)) {
            RandomChanges.createTables(connection);
            Path config = ConfigFile.of("shop", postgres, database)
                    .with("tenant: { column: tenant_id }")
                    .with("reconciliation: { every: PT1S, budget: PT1H }")
                    .listeningOn(port)
                    .in(folder);
            AtomicBoolean finished = new AtomicBoolean();
            CompletableFuture<Void> workload =
                    CompletableFuture.runAsync(() -> change(postgres, database, new Random(seed), finished));

            HeadroomProcess headroom = HeadroomProcess.start(folder, port, "run", "--config", config.toString());
            for (int kill = 0; kill < KILLS; kill++) {
                headroom.staysAliveFor(Duration.ofMillis(4_000 + random.nextInt(8_000)));
                if (kill == KILLS - 1) {
                    awaitCounting(connection);
                }
                headroom.kill();
                headroom = HeadroomProcess.start(folder, port, "run", "--config", config.toString());
            }
            try (HeadroomProcess last = headroom.awaitReady()) {
                finished.set(true);
                workload.get(2, TimeUnit.MINUTES);
                Awaitility.await("footprints equal SQL, seed " + seed)
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(Footprints.fromApi(last::get, "shop"))
                                .isEqualTo(Footprints.fromSql(connection, "tenant_id", RandomChanges.TABLES)));
                Awaitility.await("every table is verified, seed " + seed)
                        .atMost(Duration.ofSeconds(120))
                        .untilAsserted(() -> assertThat(JSON.readTree(last.get("/api/v1/databases/shop"))
                                        .path("reconciliation")
                                        .path("verified")
                                        .asInt())
                                .isEqualTo(RandomChanges.TABLES.size()));
                assertThat(last.stop()).isEqualTo(143);
            }
        }
    }

    /** A check is under way: its transaction is open, and one of its marks may be in the log already. */
    private static void awaitCounting(Connection connection) {
        String sql = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'headroom counting'"
                + " AND datname = current_database() AND xact_start IS NOT NULL";
        Awaitility.await("a check")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(sql)) {
                        row.next();
                        return row.getInt(1) > 0;
                    }
                });
    }

    /** Random changes until enough were made and somebody has seen the last kill; one TRUNCATE in the middle. */
    private static void change(Postgres postgres, String database, Random random, AtomicBoolean finished) {
        try (Connection connection = postgres.connect(database)) {
            connection.setAutoCommit(false);
            int made = 0;
            while (made < CHANGES || !finished.get()) {
                made += RandomChanges.transaction(connection, random);
                if (made > CHANGES / 2 && made - 12 <= CHANGES / 2) {
                    execute(connection, "TRUNCATE note");
                }
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
