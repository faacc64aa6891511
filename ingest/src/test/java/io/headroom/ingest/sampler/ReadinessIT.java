package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.readiness.Check;
import io.headroom.core.readiness.Finding;
import io.headroom.core.readiness.Finding.Status;
import io.headroom.core.readiness.Readiness;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.usage.IndexUse;
import io.headroom.ingest.source.Access;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checks say of PostgreSQL 15 and 18, and that their statements mend what they find. */
class ReadinessIT {
    @RegisterExtension
    static final CatalogueServers SERVERS = new CatalogueServers();

    private CatalogueServer server;
    private Connection owner;
    private ReadinessReader reader;

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void findsForeignKeysWithoutAnIndexThatServes_andItsStatementsMendThem(int version) throws Exception {
        start(
                version,
                "CREATE TABLE parent (id int PRIMARY KEY, a int, b int, UNIQUE (a, b))",
                "CREATE TABLE good (id int PRIMARY KEY, p int REFERENCES parent, a int, b int,"
                        + " FOREIGN KEY (a, b) REFERENCES parent (a, b))",
                "CREATE INDEX ON good (p) WHERE p IS NOT NULL",
                "CREATE INDEX ON good (b, a, id)",
                "CREATE TABLE \"Bad\" (id int PRIMARY KEY, \"parentId\" int CONSTRAINT none REFERENCES parent,"
                        + " later int CONSTRAINT second_place REFERENCES parent,"
                        + " part int CONSTRAINT some_rows REFERENCES parent, beside int CONSTRAINT included REFERENCES parent,"
                        + " a int, b int, CONSTRAINT apart FOREIGN KEY (a, b) REFERENCES parent (a, b))",
                "CREATE INDEX ON \"Bad\" (id, later)",
                "CREATE INDEX ON \"Bad\" (part) WHERE id > 5",
                "CREATE INDEX ON \"Bad\" (id) INCLUDE (beside)",
                "CREATE INDEX ON \"Bad\" (a, id, b)");

        Finding found = finding(Check.FOREIGN_KEY_INDEX);

        assertThat(found.status()).isEqualTo(Status.FAIL);
        assertThat(found.statements())
                .containsExactlyInAnyOrder(
                        "CREATE INDEX CONCURRENTLY ON \"public\".\"Bad\" (\"parentId\");",
                        "CREATE INDEX CONCURRENTLY ON \"public\".\"Bad\" (later);",
                        "CREATE INDEX CONCURRENTLY ON \"public\".\"Bad\" (part);",
                        "CREATE INDEX CONCURRENTLY ON \"public\".\"Bad\" (beside);",
                        "CREATE INDEX CONCURRENTLY ON \"public\".\"Bad\" (a, b);");
        sql(found.statements());
        assertThat(finding(Check.FOREIGN_KEY_INDEX).status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void findsTablesWithoutAPrimaryKey_andItsStatementsGiveThemOne(int version) throws Exception {
        start(
                version,
                "CREATE TABLE log (at timestamptz)",
                "CREATE TABLE tag (name text NOT NULL, other text)",
                "CREATE UNIQUE INDEX \"Tag name\" ON tag (name)",
                "CREATE UNIQUE INDEX ON tag (other)",
                "CREATE TABLE part (id int) PARTITION BY RANGE (id)",
                "CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (1) TO (9)",
                "CREATE TEMPORARY TABLE passing (id int)");

        Finding found = finding(Check.PRIMARY_KEY);

        assertThat(found.statements())
                .containsExactlyInAnyOrder(
                        "ALTER TABLE \"public\".\"log\" ADD COLUMN row_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;",
                        "ALTER TABLE \"public\".\"tag\" ADD PRIMARY KEY USING INDEX \"Tag name\";");
        assertThat(found.evidence()).contains("public.part");
        assertThat(found.fix().orElseThrow()).contains("there is no statement for it");
        sql(found.statements());
        sql(List.of("ALTER TABLE part ADD PRIMARY KEY (id)"));
        assertThat(finding(Check.PRIMARY_KEY).status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void itsStatementsQuoteEveryName(int version) throws Exception {
        String schema = "\"Odd \"\"Schema\"\"\"";
        start(
                version,
                "CREATE SCHEMA " + schema,
                "CREATE TABLE " + schema + ".parent (\"Id\" int PRIMARY KEY)",
                "CREATE TABLE " + schema + ".\"Audit 'Log'\" (\"it's\" int NOT NULL REFERENCES " + schema + ".parent)",
                "CREATE UNIQUE INDEX \"its \"\"key\"\"\" ON " + schema + ".\"Audit 'Log'\" (\"it's\")",
                "CREATE TABLE " + schema + ".\"select\" (\"from\" int REFERENCES " + schema + ".parent)");

        sql(finding(Check.FOREIGN_KEY_INDEX).statements());
        sql(finding(Check.PRIMARY_KEY).statements());

        assertThat(finding(Check.FOREIGN_KEY_INDEX).status()).isEqualTo(Status.PASS);
        assertThat(finding(Check.PRIMARY_KEY).status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void judgesTheServer_andItsStatementsMendWhatNeedsNoRestart(int version) throws Exception {
        start(
                version,
                "DROP EXTENSION IF EXISTS pg_stat_statements",
                "SELECT pg_create_logical_replication_slot('reader', 'pgoutput')",
                "SELECT pg_switch_wal()");

        assertThat(finding(Check.TLS).evidence()).isEqualTo("ssl is off");
        assertThat(finding(Check.VERSION).status()).isEqualTo(Status.PASS);
        assertThat(finding(Check.POOL).status()).isNotEqualTo(Status.FAIL);
        for (Check check : List.of(Check.SLOTS, Check.SLOW_QUERY_LOG, Check.STATEMENT_STATISTICS)) {
            Finding found = finding(check);
            assertThat(found.status()).as(found.evidence()).isEqualTo(Status.FAIL);
            sql(found.statements());
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(findings())
                        .filteredOn(finding -> finding.status() == Status.PASS)
                        .extracting(Finding::check)
                        .contains(Check.ARCHIVER, Check.SLOTS, Check.SLOW_QUERY_LOG, Check.STATEMENT_STATISTICS));
        sql(List.of("SELECT pg_drop_replication_slot('reader')", "ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()"));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void namesTheSuperuserThatAnApplicationIs_withoutAnyRight(int version) throws Exception {
        start(version, "REVOKE pg_monitor FROM watcher", "SET application_name = 'psql'");
        assertThat(finding(Check.ROLES).status()).isEqualTo(Status.UNKNOWN);

        sql(List.of("SET application_name = 'shop'"));

        assertThat(finding(Check.ROLES).evidence()).isEqualTo("sessions of superusers: postgres (1)");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void leavesOnlyWhatItMayNotReadUnknown_andNamesTheGrant(int version) throws Exception {
        start(version, "REVOKE SELECT ON pg_stat_archiver FROM PUBLIC", "REVOKE pg_monitor FROM watcher");

        Finding found = finding(Check.ARCHIVER);

        assertThat(found.status()).isEqualTo(Status.UNKNOWN);
        assertThat(found.evidence()).contains("permission denied for view pg_stat_archiver");
        assertThat(found.fix()).contains("GRANT pg_monitor TO \"watcher\";");
        assertThat(finding(Check.VERSION).status()).isEqualTo(Status.PASS);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void readsOn_whileATableIsLocked(int version) throws Exception {
        start(version, "CREATE TABLE locked (id int)", "CREATE INDEX ON locked (id) WHERE id > 1");
        owner.setAutoCommit(false);
        sql(List.of("LOCK TABLE locked IN ACCESS EXCLUSIVE MODE"));

        assertThat(facts().gaps()).isEmpty();
        assertThat(finding(Check.PRIMARY_KEY).evidence()).isEqualTo("1 table has none: public.locked");
        owner.rollback();
    }

    private Finding finding(Check check) throws SQLException {
        return findings().get(check.ordinal());
    }

    private List<Finding> findings() throws SQLException {
        ReadinessFacts facts = facts();
        return Readiness.of(facts, facts.at()).findings();
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void findsIndexesThatNobodyUsesOrNeeds_whoeverHoldsTheirTable(int version) throws Exception {
        start(
                version,
                "CREATE TABLE parent (id int PRIMARY KEY, code text NOT NULL)",
                "CREATE TABLE child (id int, p int REFERENCES parent, span int4range, note text, day date,"
                        + " EXCLUDE USING gist (span WITH &&))",
                "INSERT INTO parent SELECT n, n::text FROM generate_series(1, 3000) n",
                "INSERT INTO child SELECT n, n, NULL, n::text FROM generate_series(1, 3000) n",
                "CREATE INDEX used ON parent (code)",
                "CREATE INDEX serves_a_key ON child (p, note)",
                "CREATE UNIQUE INDEX is_unique ON child (id)",
                "CREATE INDEX orders ON child (day)",
                "CREATE INDEX \"Idle\" ON child (note)",
                "CREATE TABLE part (id int, at date, note text) PARTITION BY RANGE (at)",
                "CREATE TABLE part_a PARTITION OF part FOR VALUES FROM ('2026-01-01') TO ('2026-07-01')",
                "CREATE TABLE part_b PARTITION OF part FOR VALUES FROM ('2026-07-01') TO ('2027-01-01')",
                "CREATE INDEX idle_everywhere ON part (id)",
                "CREATE INDEX used_in_one ON part (note)",
                "CLUSTER child USING orders",
                "INSERT INTO part SELECT n, '2026-08-01', n::text FROM generate_series(1, 3000) n",
                "VACUUM ANALYZE",
                "SET enable_seqscan = off",
                "SELECT FROM parent WHERE code = '7'",
                "SELECT FROM part_b WHERE note = '7'");
        owner.close();

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(unused())
                        .extracting(IndexUse.Idle::name)
                        .as("largest first")
                        .containsExactly("idle_everywhere", "Idle"));
        IndexUse indexes = facts().indexes();
        IndexUse.Idle idle = indexes.idle().get(1);
        assertThat(idle.partitioned()).isFalse();
        assertThat(indexes.idle().get(0).partitioned()).isTrue();
        assertThat(idle.bytes()).isGreaterThan(50_000);
        assertThat(indexes.since()).isAfter(Instant.now().minus(Duration.ofHours(1)));
        assertThat(indexes.cluster()).matches("\\d+/\\d+");
        assertThat(indexes.standby()).isFalse();
        assertThat(indexes.replicas()).isEmpty();
        assertThat(indexes.total()).isEqualTo(2);
        holdEverybodyOut();
        assertThat(unused()).as("no lock is waited for").hasSize(2);
    }

    private List<IndexUse.Idle> unused() throws SQLException {
        IndexUse indexes = facts().indexes();
        assertThat(indexes).isNotNull();
        return indexes.idle();
    }

    private void holdEverybodyOut() throws SQLException {
        Connection holder = SERVERS.opened(server.connect("shop"));
        holder.setAutoCommit(false);
        run(holder, "LOCK TABLE child, part IN ACCESS EXCLUSIVE MODE");
    }

    private ReadinessFacts facts() throws SQLException {
        return reader.read();
    }

    /** A database of its own, so that nothing of another test is found. */
    private void start(int version, String... statements) throws Exception {
        server = SERVERS.get(version, fresh -> {
            try (Connection connection = fresh.connect("postgres")) {
                run(connection, "CREATE ROLE watcher LOGIN PASSWORD 'watch'");
            }
        });
        try (Connection connection = server.connect("postgres")) {
            run(connection, "DROP DATABASE IF EXISTS shop WITH (FORCE)");
            run(connection, "CREATE DATABASE shop");
            run(connection, "GRANT pg_monitor TO watcher");
        }
        owner = SERVERS.opened(server.connect("shop"));
        sql(List.of(statements));
        DatabaseConfig config = HeadroomConfig.parse(
                        "headroom: { databases: { shop: { url: 'postgresql://127.0.0.1:" + server.port()
                                + "/shop', username: watcher, password: watch } } }",
                        Map.of(),
                        Path.of(""))
                .databases()
                .get("shop");
        Connection connection = SERVERS.opened(Access.open(config));
        run(connection, "SET lock_timeout = '100ms'");
        reader = new ReadinessReader(
                new Asking(connection, "watcher"), new Readings(config, List.of(config), true, new Refusals(), null));
    }

    private void sql(List<String> statements) throws SQLException {
        for (String statement : statements) {
            run(owner, statement);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
