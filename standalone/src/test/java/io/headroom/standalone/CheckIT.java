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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner reads before Headroom has seen anything of the database. */
class CheckIT {
    @TempDir
    Path folder;

    private final Commands commands = new Commands();

    @Test
    void saysAllThatIsWrong_whereNothingIsAsItShouldBe() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(Map.of("max_replication_slots", "1", "max_wal_senders", "1"))) {
            Postgres postgres = server.postgres();
            execute(postgres, "postgres", "CREATE DATABASE shop", "CREATE ROLE headroom LOGIN PASSWORD 'postgres'");
            execute(
                    postgres,
                    "shop",
                    "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)",
                    "INSERT INTO booking SELECT g, g % 9 FROM generate_series(1, 20000) g",
                    "CREATE TABLE country (code text PRIMARY KEY)",
                    "CREATE TABLE visit (tenant_id int, page text)",
                    "CREATE UNLOGGED TABLE cart (tenant_id int)",
                    "CREATE TABLE secret (id int PRIMARY KEY, tenant_id int)",
                    "CREATE TABLE salary (id int PRIMARY KEY, tenant_id int)",
                    "ALTER TABLE cart ENABLE ROW LEVEL SECURITY",
                    "ALTER TABLE secret ENABLE ROW LEVEL SECURITY",
                    "ALTER TABLE salary ENABLE ROW LEVEL SECURITY",
                    "CREATE TABLE event (id int PRIMARY KEY, tenant_id int) PARTITION BY RANGE (id)",
                    "CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (1) TO (9)",
                    "ALTER TABLE event_1 REPLICA IDENTITY NOTHING",
                    "CREATE TABLE invoice (id int PRIMARY KEY, payer bigint REFERENCES booking, payee bigint REFERENCES booking)",
                    "CREATE SCHEMA hidden CREATE TABLE hidden.note (id int PRIMARY KEY) CREATE TABLE hidden.log (at date)",
                    "GRANT SELECT ON booking, country, visit, secret, salary, event, invoice TO headroom",
                    "ANALYZE");
            Path config = ConfigFile.of("shop", postgres, "shop")
                    .as("headroom")
                    .with("tenant: { column: tenant_id, overrides: { public.visit: customer_id } }")
                    .in(folder);

            int code = commands.run("check", "--config", config.toString());

            String said = commands.said();
            assertThat(steady(said, postgres)).isEqualTo(golden("check-bare.txt"));
            assertThat(code).isEqualTo(1);

            heed(said, server);
            config = ConfigFile.of("shop", postgres, "shop")
                    .as("headroom")
                    .with("tenant: { column: tenant_id, overrides: { public.invoice: { path: [payee, tenant_id] } } }")
                    .in(folder);

            int again = commands.run("check", "--config", config.toString());

            assertThat(commands.said())
                    .contains(
                            "shop: can be watched",
                            "in 10 tables",
                            "      ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements';\n")
                    .doesNotContain("In the way", "Left out", "SET wal_level", "SET max_", "SET track_");
            assertThat(again).isZero();
        }
    }

    /** Does all that is printed, as it is printed; of two statements the latter. */
    private static void heed(String said, OwnPostgres server) throws SQLException {
        int function = said.indexOf("BEGIN;");
        List<String> lines =
                said.substring(0, function).lines().map(String::strip).toList();
        Map<String, String> settings = new HashMap<>();
        lines.stream()
                .map(Pattern.compile("ALTER SYSTEM SET (\\w+) = '(.*)';")::matcher)
                .filter(Matcher::matches)
                .forEach(setting -> settings.put(setting.group(1), setting.group(2)));
        assertThat(settings)
                .containsOnlyKeys(
                        "wal_level",
                        "max_slot_wal_keep_size",
                        "max_replication_slots",
                        "max_wal_senders",
                        "track_io_timing");
        server.stop();
        server.startAgain(settings);
        String[] fixes = lines.stream()
                .filter(line -> line.matches("(ALTER (ROLE|TABLE)|GRANT|DO) .*"))
                .map(line -> line.substring(line.indexOf("; or ") + (line.contains("; or ") ? "; or ".length() : 1)))
                .toArray(String[]::new);
        execute(server.postgres(), "shop", fixes);
        execute(
                server.postgres(),
                "shop",
                said.substring(function, said.indexOf("COMMIT;", function) + "COMMIT;".length()));
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
