package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
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
    private static final int TENANTS = 20;
    private static final List<String> TABLES = List.of("public.booking", "public.note", "public.audit");

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
            create(connection);
            Path config = config(postgres, database, port);
            AtomicBoolean finished = new AtomicBoolean();
            CompletableFuture<Void> workload =
                    CompletableFuture.runAsync(() -> change(postgres, database, new Random(seed), finished));

            HeadroomProcess headroom = HeadroomProcess.start(folder, port, "run", "--config", config.toString());
            for (int kill = 0; kill < KILLS; kill++) {
                headroom.staysAliveFor(Duration.ofMillis(4_000 + random.nextInt(8_000)));
                headroom.kill();
                headroom = HeadroomProcess.start(folder, port, "run", "--config", config.toString());
            }
            try (HeadroomProcess last = headroom.awaitReady()) {
                finished.set(true);
                workload.get(2, TimeUnit.MINUTES);
                Awaitility.await("footprints equal SQL, seed " + seed)
                        .atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(Footprints.fromApi(last::get, "shop"))
                                .isEqualTo(Footprints.fromSql(connection, "tenant_id", TABLES)));
                assertThat(last.stop()).isEqualTo(143);
            }
        }
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE booking (id int PRIMARY KEY, tenant_id int, body text, created_at timestamptz)");
            statement.execute("CREATE TABLE note (id int PRIMARY KEY, tenant_id int NOT NULL, body text)");
            statement.execute("CREATE TABLE audit (tenant_id int, action text)");
            statement.execute("ALTER TABLE audit REPLICA IDENTITY FULL");
            statement.execute("INSERT INTO booking SELECT i, i % " + TENANTS
                    + ", repeat('x', i % 50), now() - i * interval '1 hour' FROM generate_series(1, 5000) i");
            statement.execute("INSERT INTO note SELECT i, i % " + TENANTS + ", 'n' FROM generate_series(1, 2000) i");
            statement.execute(
                    "INSERT INTO audit SELECT i % " + TENANTS + ", 'a' || i % 7 FROM generate_series(1, 3000) i");
        }
    }

    /** Random changes until enough were made and somebody has seen the last kill; one TRUNCATE in the middle. */
    private static void change(Postgres postgres, String database, Random random, AtomicBoolean finished) {
        try (Connection connection = postgres.connect(database)) {
            connection.setAutoCommit(false);
            int made = 0;
            while (made < CHANGES || !finished.get()) {
                made += transaction(connection, random);
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

    private static int transaction(Connection connection, Random random) throws SQLException {
        int statements = 1 + random.nextInt(12);
        for (int i = 0; i < statements; i++) {
            int id = 1 + random.nextInt(9000);
            int tenant = random.nextInt(TENANTS);
            String wide = "x".repeat(random.nextInt(20) == 0 ? 5000 : random.nextInt(60));
            switch (random.nextInt(8)) {
                case 0, 1 ->
                    update(
                            connection,
                            "INSERT INTO booking VALUES (?, ?, ?, now()) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                            id,
                            tenant,
                            wide);
                case 2 -> update(connection, "UPDATE booking SET tenant_id = ? WHERE id = ?", tenant, id);
                case 3 -> update(connection, "DELETE FROM booking WHERE id = ?", id);
                case 4 ->
                    update(connection, "INSERT INTO note VALUES (?, ?, ?) ON CONFLICT DO NOTHING", id, tenant, wide);
                case 5 -> update(connection, "DELETE FROM note WHERE id = ?", id);
                case 6 -> update(connection, "INSERT INTO audit VALUES (?, ?)", tenant, "a" + id % 7);
                default ->
                    update(
                            connection,
                            "DELETE FROM audit WHERE ctid = (SELECT ctid FROM audit WHERE tenant_id = ? LIMIT 1)",
                            tenant);
            }
        }
        return statements;
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path config(Postgres postgres, String database, int port) throws IOException {
        return Files.writeString(folder.resolve("headroom.yml"), """
                headroom:
                  databases:
                    shop:
                      url: postgresql://%s:%d/%s
                      username: %s
                      password: %s
                      tenant: { column: tenant_id }
                  http: { port: %d }
                  data: %s
                """.formatted(
                        postgres.host(),
                        postgres.port(),
                        database,
                        postgres.user(),
                        postgres.password(),
                        port,
                        folder.resolve("data")));
    }
}
