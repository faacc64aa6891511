package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tenants that only the parents' parents name, in a real database and under {@code kill -9}: every count equals a join. */
class FamilyRunIT {
    private static final int KILLS = Integer.getInteger("headroom.test.kills", 2);
    private static final int CHANGES = 4_000;
    private static final int USERS = 12;
    private static final int PROJECTS = 60;

    @TempDir
    Path folder;

    @Test
    void equalsSqlJoins_whileRowsMoveAndParentsGo() throws Exception {
        long seed = Long.getLong("headroom.test.seed", 42278027000231L);
        LoggerFactory.getLogger(FamilyRunIT.class).warn("seed {}", seed);
        Random random = new Random(seed);
        Postgres postgres = TestServers.shared().postgres();
        String database = postgres.newDatabase("family");
        int port = Ports.free();
        try (Connection connection = postgres.connect(database)) {
            create(connection);
            Path config = ConfigFile.of("studio", postgres, database)
                    .with("tenant: { column: tenantId }")
                    .listeningOn(port)
                    .in(folder);
            AtomicBoolean finished = new AtomicBoolean();
            CompletableFuture<Void> workload =
                    CompletableFuture.runAsync(() -> change(postgres, database, new Random(seed), finished));

            for (int kill = 0; kill < KILLS; kill++) {
                try (HeadroomProcess headroom = start(config, port)) {
                    headroom.staysAliveFor(Duration.ofMillis(2_000 + random.nextInt(6_000)));
                    headroom.kill();
                }
            }
            try (HeadroomProcess last = start(config, port)) {
                finished.set(true);
                workload.get(2, TimeUnit.MINUTES);
                Awaitility.await("footprints equal SQL, seed " + seed)
                        .atMost(Duration.ofSeconds(240))
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .untilAsserted(() -> assertThat(Footprints.fromApi(last::get, "studio"))
                                .isEqualTo(joined(connection)));
            }
        }
    }

    private HeadroomProcess start(Path config, int port) throws IOException, InterruptedException {
        HeadroomProcess headroom = HeadroomProcess.start(folder, port, "run", "--config", config.toString());
        try {
            return headroom.awaitReady();
        } catch (RuntimeException | Error e) {
            headroom.kill();
            throw e;
        }
    }

    private static void create(Connection connection) throws SQLException {
        run(
                connection,
                "CREATE SCHEMA app",
                "CREATE TABLE app.users (id text PRIMARY KEY, \"tenantId\" int)",
                "CREATE TABLE app.projects (id text PRIMARY KEY,"
                        + " \"userId\" text NOT NULL REFERENCES app.users ON DELETE CASCADE)",
                "CREATE TABLE app.\"Plan\" (id serial PRIMARY KEY,"
                        + " \"projectId\" text REFERENCES app.projects ON DELETE CASCADE, data text)",
                "CREATE TABLE app.visits (\"projectId\" text NOT NULL REFERENCES app.projects ON DELETE CASCADE)",
                "ALTER TABLE app.visits REPLICA IDENTITY FULL",
                "INSERT INTO app.users SELECT 'u' || i, i % 4 FROM generate_series(1, " + USERS + ") i",
                "INSERT INTO app.projects SELECT 'p' || i, 'u' || 1 + i % " + USERS + " FROM generate_series(1, "
                        + PROJECTS + ") i",
                "INSERT INTO app.\"Plan\" (\"projectId\", data) SELECT 'p' || 1 + i % " + PROJECTS
                        + ", repeat('x', i % 90) FROM generate_series(1, 3000) i",
                "INSERT INTO app.visits SELECT 'p' || 1 + i % " + PROJECTS + " FROM generate_series(1, 1000) i");
    }

    private static void change(Postgres postgres, String database, Random random, AtomicBoolean finished) {
        try (Connection connection = postgres.connect(database)) {
            for (int made = 0; made < CHANGES || !finished.get(); made++) {
                String user = "'u" + (1 + random.nextInt(USERS)) + "'";
                String project = "'p" + (1 + random.nextInt(PROJECTS)) + "'";
                String other = "'p" + (1 + random.nextInt(PROJECTS)) + "'";
                run(connection, statement(random, user, project, other));
                if (made == CHANGES / 2) {
                    run(connection, "TRUNCATE app.visits");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String statement(Random random, String user, String project, String other) {
        String owner = " WHERE EXISTS (SELECT 1 FROM app.projects WHERE id = " + other + ")";
        return switch (random.nextInt(16)) {
            case 0 -> "UPDATE app.users SET \"tenantId\" = " + random.nextInt(4) + " WHERE id = " + user;
            case 1 ->
                random.nextInt(6) == 0
                        ? "DELETE FROM app.users WHERE id = " + user
                        : "INSERT INTO app.users VALUES (" + user + ", NULL) ON CONFLICT DO NOTHING";
            case 2 -> "DELETE FROM app.projects WHERE id = " + project;
            case 3, 4 ->
                "INSERT INTO app.projects SELECT " + project + ", id FROM app.users WHERE id = " + user
                        + " ON CONFLICT (id) DO UPDATE SET \"userId\" = excluded.\"userId\"";
            case 5 ->
                "UPDATE app.\"Plan\" SET \"projectId\" = " + other + owner + " AND \"projectId\" = " + project
                        + " AND id % 3 = 0";
            case 6 ->
                "UPDATE app.\"Plan\" SET \"projectId\" = NULL WHERE \"projectId\" = " + project + " AND id % 7 = 0";
            case 7 -> "DELETE FROM app.\"Plan\" WHERE \"projectId\" = " + project + " AND id % 5 = 0";
            case 8, 9, 10 -> "INSERT INTO app.visits SELECT " + other + owner;
            default ->
                "INSERT INTO app.\"Plan\" (\"projectId\", data) SELECT " + other + ", repeat('y', "
                        + random.nextInt(3000) + ")" + owner;
        };
    }

    private static Map<String, Long> joined(Connection connection) throws SQLException {
        String users =
                " LEFT JOIN app.projects p ON p.id = c.\"projectId\" LEFT JOIN app.users u ON u.id = p.\"userId\"";
        Map<String, String> tables = Map.of(
                "app.users",
                "app.users u",
                "app.projects",
                "app.projects p JOIN app.users u ON u.id = p.\"userId\"",
                "app.Plan",
                "app.\"Plan\" c" + users,
                "app.visits",
                "app.visits c" + users);
        Map<String, Long> rows = new TreeMap<>();
        for (Map.Entry<String, String> table : tables.entrySet()) {
            String sql =
                    "SELECT coalesce(u.\"tenantId\"::text, 'NULL'), count(*) FROM " + table.getValue() + " GROUP BY 1";
            try (Statement statement = connection.createStatement();
                    ResultSet counts = statement.executeQuery(sql)) {
                while (counts.next()) {
                    rows.put(table.getKey() + "/" + counts.getString(1), counts.getLong(2));
                }
            }
        }
        return rows;
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        for (String sql : List.of(statements)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
