package io.headroom.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.testkit.OwnPostgres;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner reads before Headroom has seen anything of the database. */
class CheckIT {
    @TempDir
    Path folder;

    private final Commands commands = new Commands();

    @Test
    void saysAllThatIsWrong_whereNothingIsAsItShouldBe() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(Map.of("max_replication_slots", "0", "max_wal_senders", "0"))) {
            Postgres postgres = server.postgres();
            execute(postgres, "postgres", "CREATE DATABASE shop", "CREATE ROLE headroom LOGIN PASSWORD 'postgres'");
            execute(
                    postgres,
                    "shop",
                    "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)",
                    "INSERT INTO booking SELECT g, g % 9 FROM generate_series(1, 20000) g",
                    "CREATE TABLE country (code text PRIMARY KEY)",
                    "CREATE TABLE visit (tenant_id int, page text)",
                    "CREATE UNLOGGED TABLE cart (id int PRIMARY KEY, tenant_id int)",
                    "CREATE TABLE secret (id int PRIMARY KEY, tenant_id int)",
                    "ALTER TABLE secret ENABLE ROW LEVEL SECURITY",
                    "CREATE SCHEMA hidden CREATE TABLE hidden.note (id int PRIMARY KEY)",
                    "GRANT SELECT ON booking, country, visit, secret TO headroom",
                    "ANALYZE");
            Path config = ConfigFile.of("shop", postgres, "shop")
                    .as("headroom")
                    .with("tenant: { column: tenant_id }")
                    .in(folder);

            int code = commands.run("check", "--config", config.toString());

            assertThat(steady(commands.said(), postgres)).isEqualTo(golden("check-bare.txt"));
            assertThat(code).isEqualTo(1);
        }
    }

    @Test
    void passes_whereOnlyAdviceIsLeft() throws Exception {
        Postgres postgres = TestServers.shared().postgres();
        String database = postgres.newDatabase("checked");
        execute(
                postgres,
                database,
                "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)",
                "INSERT INTO booking SELECT g, 1 FROM generate_series(1, 20000) g",
                "ANALYZE");
        Path config = ConfigFile.of("shop", postgres, database)
                .with("tenant: { column: tenant_id }")
                .in(folder);

        int code = commands.run("check", "--config", config.toString());

        assertThat(commands.said())
                .startsWith("shop: can be watched")
                .doesNotContain("In the way", "Left out")
                .containsPattern(
                        "The first count reads \\d+ kB in 1 table, about 20,000 rows: about a minute or less at"
                                + " [\\d,]+ rows a second, measured just now\\.");
        assertThat(code).isZero();
    }

    @Test
    void saysTheWayThatLeadsEachTableToItsTenant_orWhatDecidesBetweenTwo() throws Exception {
        Postgres postgres = TestServers.shared().postgres();
        String database = postgres.newDatabase("checked");
        execute(
                postgres,
                database,
                "CREATE TABLE account (id int PRIMARY KEY, tenant_id int)",
                "CREATE TABLE project (id int PRIMARY KEY, account_id int NOT NULL REFERENCES account)",
                "CREATE TABLE plan (id int PRIMARY KEY, project_id int NOT NULL REFERENCES project)");
        Path config = ConfigFile.of("shop", postgres, database)
                .with("tenant: { column: tenant_id }")
                .in(folder);

        assertThat(commands.run("check", "--config", config.toString())).isZero();
        assertThat(commands.said())
                .contains(
                        "public.plan: project_id → public.project: account_id → public.account: tenant_id",
                        "public.project: account_id → public.account: tenant_id");

        execute(postgres, database, "ALTER TABLE plan ADD copied_id int NOT NULL REFERENCES project");

        assertThat(commands.run("check", "--config", config.toString())).isOne();
        assertThat(commands.said())
                .contains(
                        "Table public.plan reaches its tenant by [copied_id, account_id, tenant_id] and by"
                                + " [project_id, account_id, tenant_id], none better than the other.",
                        "tenant.overrides: { public.plan: { path: [copied_id, account_id, tenant_id] } }");
    }

    /** Without what differs from run to run. */
    private static String steady(String said, Postgres postgres) {
        return said.replace(":" + postgres.port(), ":PORT")
                .replaceAll("at [\\d,]+ rows a second", "at N rows a second");
    }

    private static String golden(String name) throws Exception {
        try (var stream = CheckIT.class.getResourceAsStream("/" + name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(Postgres postgres, String database, String... statements) throws SQLException {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
