package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.Measured;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.SlotSample;
import io.headroom.core.usage.UsageMeasure;
import io.headroom.core.usage.UsageSample;
import io.headroom.ingest.source.Access;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the readers say on PostgreSQL 15 and 18, beside what SQL says. */
class CatalogueIT {
    private static final Tier.Read NOTHING = () -> {};

    @RegisterExtension
    static final CatalogueServers SERVERS = new CatalogueServers();

    private CatalogueServer server;
    private DatabaseConfig config;
    private Readings readings;
    private Asking asking;

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void readsEveryMeasure_whereTheRightsAreThere(int version) throws Exception {
        start(version, "GRANT pg_monitor TO watcher", "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        DatabaseCounters database = new DatabaseCounters(asking, config);
        InstanceCounters instance = new InstanceCounters(asking, "main");
        database.read();
        instance.read();
        sql(
                "CREATE TABLE filler AS SELECT n, repeat('x', 500) FROM generate_series(1, 2000) n",
                "SELECT pg_sleep(1.1)");
        sql("SELECT pg_switch_wal()");

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            UsageSample counted = database.read();
            assertThat(known(counted, UsageMeasure.SLOW_STATEMENTS)).isEqualTo(1);
            assertThat(known(counted, UsageMeasure.STATEMENT_MEAN_P99)).isBetween(1.0, 10.0);
            assertThat(known(counted, UsageMeasure.STATEMENT_MEAN_P50)).isBetween(0.0, 1.0);
            assertThat(known(counted, UsageMeasure.TRANSACTION_RATE)).isPositive();
            assertThat(known(counted, UsageMeasure.CACHE_HIT_SHARE)).isBetween(0.1, 1.0);
            assertThat(known(counted, UsageMeasure.PHYSICAL_SIZE)).isGreaterThan(1_000_000);
        });
        UsageSample counted = instance.read();
        assertThat(unknown(counted.measures())).isSubsetOf(UsageMeasure.ARCHIVE_AGE);
        assertThat(known(counted, UsageMeasure.WAL_RATE)).isGreaterThan(1000);
        assertThat(known(counted, UsageMeasure.TRANSACTION_ID_AGE)).isPositive();
        UsageSample pulse = pulse();
        assertThat(unknown(pulse.measures())).isEmpty();
        assertThat(known(pulse, UsageMeasure.CONNECTIONS_USABLE)).isEqualTo(17);
        assertThat(known(pulse, UsageMeasure.CONNECTIONS)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void namesTheStatementThatHelps_whereARightOrAnExtensionIsMissing(int version) throws Exception {
        start(
                version,
                "REVOKE pg_monitor FROM watcher",
                "DROP EXTENSION IF EXISTS pg_stat_statements",
                "DROP SEQUENCE IF EXISTS secret",
                "CREATE SEQUENCE secret");
        SERVERS.opened(server.connect("shop"));

        assertThat(pulse().measures())
                .containsEntry(
                        UsageMeasure.CONNECTIONS_ACTIVE,
                        new Measured.Unknown(
                                reason(pulse(), UsageMeasure.CONNECTIONS_ACTIVE), "GRANT pg_monitor TO \"watcher\";"));
        assertThat(known(pulse(), UsageMeasure.CONNECTIONS)).isPositive();
        DatabaseCounters database = new DatabaseCounters(asking, config);
        assertThat(fix(database.read(), UsageMeasure.SLOW_STATEMENTS))
                .isEqualTo("CREATE EXTENSION pg_stat_statements;");
        sql("CREATE EXTENSION pg_stat_statements", "SELECT 1");
        assertThat(fix(database.read(), UsageMeasure.SLOW_STATEMENTS)).isEqualTo("GRANT pg_monitor TO \"watcher\";");
        assertThat(sequence("secret").measures().get(UsageMeasure.SEQUENCE_USED))
                .isEqualTo(new Measured.Unknown(
                        "permission denied for sequence public.secret",
                        "GRANT SELECT ON SEQUENCE \"public\".\"secret\" TO \"watcher\";"));
        assertThat(fix(new InstanceCounters(asking, "main").read(), UsageMeasure.WAL_RATE))
                .isEqualTo("It is read again soon.");
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void measuresASequenceByTheColumnItFills(int version) throws Exception {
        start(
                version,
                "DROP TABLE IF EXISTS narrow, wide CASCADE",
                "CREATE TABLE wide (id bigserial)",
                "CREATE TABLE narrow (id int)",
                "CREATE SEQUENCE IF NOT EXISTS narrow_seq AS bigint",
                "ALTER TABLE narrow ALTER id SET DEFAULT nextval('narrow_seq')",
                "SELECT setval('narrow_seq', 2000000000), setval('wide_id_seq', 2000000000)",
                "GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO watcher");

        assertThat(known(sequence("narrow_seq"), UsageMeasure.SEQUENCE_USED))
                .isEqualTo(2_000_000_000.0 / Integer.MAX_VALUE, within(1e-9));
        assertThat(known(sequence("wide_id_seq"), UsageMeasure.SEQUENCE_USED)).isLessThan(1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void countsWhoWaitsAndWhoHoldsUp(int version) throws Exception {
        start(version, "GRANT pg_monitor TO watcher", "CREATE TABLE IF NOT EXISTS till (id int)");
        Connection holder = SERVERS.opened(server.connect("shop"));
        holder.setAutoCommit(false);
        run(holder, "LOCK TABLE till");
        Connection waiter = SERVERS.opened(server.connect("shop"));
        Thread waiting = new Thread(() -> runQuietly(waiter, "SELECT * FROM till"));
        waiting.start();

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            UsageSample pulse = pulse();
            assertThat(known(pulse, UsageMeasure.BLOCKED_SESSIONS)).isEqualTo(1);
            assertThat(known(pulse, UsageMeasure.BLOCKING_SESSIONS)).isEqualTo(1);
            assertThat(known(pulse, UsageMeasure.CONNECTIONS_IDLE_IN_TRANSACTION))
                    .isEqualTo(1);
            assertThat(known(pulse, UsageMeasure.LONGEST_TRANSACTION)).isPositive();
        });
        holder.rollback();
        waiting.join();
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void seesThatConnectionsAreRefused(int version) throws Exception {
        start(version, "GRANT pg_monitor TO watcher");
        assertThat(known(pulse(), UsageMeasure.CONNECTIONS_REFUSED)).isZero();
        SQLException refused = null;
        while (refused == null) {
            try {
                SERVERS.opened(Access.open(config));
            } catch (SQLException e) {
                refused = e;
            }
        }

        UsageSample pulse = pulse();

        assertThat(refused.getSQLState()).isEqualTo("53300");
        assertThat(known(pulse, UsageMeasure.CONNECTIONS_USED)).isGreaterThanOrEqualTo(1);
        assertThat(known(pulse, UsageMeasure.CONNECTIONS_REFUSED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void tellsWhatSlotsKeep(int version) throws Exception {
        start(version, "SELECT pg_create_physical_replication_slot('keeper', true)");
        sql("CREATE TABLE more AS SELECT n FROM generate_series(1, 10000) n", "DROP TABLE more");

        SlotSample slot = new PulseReader(asking, readings)
                .read().stream()
                        .filter(SlotSample.class::isInstance)
                        .map(SlotSample.class::cast)
                        .findFirst()
                        .orElseThrow();
        sql("SELECT pg_drop_replication_slot('keeper')");

        assertThat(slot.key()).isEqualTo("slot:shop/keeper");
        assertThat(slot.active()).isFalse();
        assertThat(slot.walStatus()).isEqualTo(SlotSample.WalStatus.RESERVED);
        assertThat(slot.retainedWalBytes().known().orElseThrow()).isGreaterThan(100_000);
        assertThat(slot.safeWalBytes())
                .isEqualTo(new Measured.Unknown(
                        "max_slot_wal_keep_size has no limit",
                        "ALTER SYSTEM SET max_slot_wal_keep_size = '10GB'; SELECT pg_reload_conf();"));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void tellsFreeSpaceByTheMapOrByTheStatistics(int version) throws Exception {
        start(
                version,
                "DROP EXTENSION IF EXISTS pg_freespacemap",
                "DROP TABLE IF EXISTS holey",
                "CREATE TABLE holey AS SELECT n, repeat('x', 100) AS note FROM generate_series(1, 20000) n",
                "DELETE FROM holey WHERE n % 2 = 0",
                "GRANT pg_monitor TO watcher",
                "REVOKE SELECT ON holey FROM watcher");
        sql("VACUUM ANALYZE holey");

        assertThat(table("holey").freeSpace())
                .isInstanceOfSatisfying(
                        FreeSpace.Unknown.class,
                        unknown -> assertThat(unknown.fix())
                                .isEqualTo(
                                        "GRANT SELECT ON \"public\".\"holey\" TO \"watcher\"; ANALYZE \"public\".\"holey\";"));
        sql("GRANT SELECT ON holey TO watcher");
        FreeSpace estimated = table("holey").freeSpace();
        sql("CREATE EXTENSION pg_freespacemap");
        FreeSpace mapped = table("holey").freeSpace();

        assertThat(estimated).isInstanceOf(FreeSpace.Estimated.class);
        assertThat(mapped).isInstanceOf(FreeSpace.Mapped.class);
        assertThat((double) estimated.bytes().orElseThrow())
                .isCloseTo(
                        mapped.bytes().orElseThrow(),
                        within(0.15 * mapped.bytes().orElseThrow()));
        assertThat(table("holey").upkeep().lastVacuum()).isNotNull();
        assertThat(table("holey").tuplesDeleted()).isEqualTo(10_000);
    }

    private void start(int version, String... statements) throws Exception {
        server = SERVERS.get(version, fresh -> {
            try (Connection connection = fresh.connect("postgres")) {
                run(connection, "CREATE DATABASE shop");
                run(connection, "CREATE ROLE watcher LOGIN PASSWORD 'watch'");
            }
        });
        sql(statements);
        config = HeadroomConfig.parse(
                        "headroom: { databases: { shop: { url: 'postgresql://127.0.0.1:" + server.port()
                                + "/shop', username: watcher, password: watch } } }",
                        Map.of(),
                        Path.of(""))
                .databases()
                .get("shop");
        readings = new Readings(config, List.of(config), true, new Refusals(), null);
        Connection connection = SERVERS.opened(Access.open(config));
        asking = new Asking(connection, "watcher");
    }

    private UsageSample pulse() throws SQLException {
        return new PulseReader(asking, readings)
                .read().stream()
                        .filter(sample -> sample.key().equals("instance:shop"))
                        .map(UsageSample.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    private UsageSample sequence(String name) throws SQLException {
        return new SequenceReader(asking, config, NOTHING)
                .read().stream()
                        .filter(sample -> sample.key().equals("sequence:shop/public." + name))
                        .findFirst()
                        .orElseThrow();
    }

    private RelationSizes table(String name) throws SQLException {
        List<Sample> tables = new RelationReader(asking, config, NOTHING).read();
        return tables.stream()
                .filter(sample -> sample.key().equals("table:shop/public." + name))
                .map(RelationSizes.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static double known(UsageSample sample, UsageMeasure measure) {
        Measured measured = sample.measures().get(measure);
        assertThat(measured).as(measure.name()).isInstanceOf(Measured.Known.class);
        return measured.known().orElseThrow();
    }

    private static String fix(UsageSample sample, UsageMeasure measure) {
        return ((Measured.Unknown) sample.measures().get(measure)).fix();
    }

    private static String reason(UsageSample sample, UsageMeasure measure) {
        return ((Measured.Unknown) sample.measures().get(measure)).reason();
    }

    private static List<UsageMeasure> unknown(Map<UsageMeasure, Measured> measures) {
        return measures.entrySet().stream()
                .filter(measure -> measure.getValue() instanceof Measured.Unknown)
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = server.connect("shop")) {
            for (String statement : statements) {
                run(connection, statement);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void runQuietly(Connection connection, String sql) {
        try {
            run(connection, sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
