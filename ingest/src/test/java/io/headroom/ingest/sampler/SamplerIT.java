package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.readiness.Check;
import io.headroom.core.readiness.Readiness;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.topic.TopicCheck;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.ConnectionState;
import io.headroom.core.usage.Gap;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.RelationUnknown;
import io.headroom.core.usage.StorageUse;
import io.headroom.testkit.Postgres;
import io.headroom.testkit.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SamplerIT {
    private static final TestServers SERVERS = TestServers.shared();
    private static final Postgres POSTGRES = SERVERS.postgres();
    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers", SERVERS.bootstrapServers());
    private static final Rhythm QUICK = new Rhythm(
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofHours(1));

    private String shop;
    private String blog;
    private String role;
    private Sampler sampler;
    private SampleLog log;

    @BeforeEach
    void start() throws SQLException {
        shop = POSTGRES.newDatabase("shop");
        blog = POSTGRES.newDatabase("blog");
        role = shop + "_watcher";
        sql(shop, "CREATE ROLE " + role + " LOGIN PASSWORD 'watch'");
        sql(
                shop,
                "CREATE TABLE booking (id bigint PRIMARY KEY, note text)",
                "INSERT INTO booking SELECT n, string_agg(md5(n::text || k), '')"
                        + " FROM generate_series(1, 300) n, generate_series(1, 200) k GROUP BY n",
                "DELETE FROM booking WHERE id <= 10",
                "CREATE TABLE \"Course\" (id int)",
                "CREATE TABLE visit (day int) PARTITION BY RANGE (day)",
                "CREATE TABLE visit_1 PARTITION OF visit FOR VALUES FROM (0) TO (10)",
                "CREATE TABLE visit_2 PARTITION OF visit FOR VALUES FROM (10) TO (20)",
                "INSERT INTO visit SELECT n % 20 FROM generate_series(1, 2000) n");
        // In a session of its own: what the other one inserted would be added to what ANALYZE has counted.
        sql(shop, "ANALYZE");
        try (Admin admin = Admin.create(KAFKA)) {
            TopicCheck.ensure(admin, 2, (short) 1);
        }
        log = new SampleLog(SERVERS.bootstrapServers());
        sampler = Sampler.start(config(), KAFKA, QUICK);
    }

    @AfterEach
    void stop() throws SQLException {
        sampler.close();
        log.close();
        sql(shop, "DROP ROLE " + role);
    }

    @Test
    void namesTheMissingRight_andReadsEverythingOnceItIsGranted() throws SQLException {
        instance(sample -> {
            assertThat(sample.storage().databaseBytes()).isPositive();
            assertThat(sample.storage().walBytes()).isNull();
            assertThat(sample.storage().totalBytes()).isNull();
            assertThat(sample.gaps())
                    .extracting(Gap::measure)
                    .containsExactly("storage.walBytes", "storage.temporaryBytes");
            assertThat(sample.gaps()).extracting(Gap::fix).containsOnly("GRANT pg_monitor TO \"" + role + "\";");
        });

        sql(shop, "GRANT pg_monitor TO " + role);

        instance(sample -> {
            StorageUse storage = sample.storage();
            assertThat(sample.gaps()).isEmpty();
            assertThat(storage.walBytes()).isGreaterThanOrEqualTo(16 << 20);
            assertThat(storage)
                    .isEqualTo(StorageUse.of(storage.databaseBytes(), storage.walBytes(), storage.temporaryBytes()));
            assertThat(storage.totalBytes()).isNotNull();
            assertThat(sample.databases()).containsOnlyKeys(shop, blog);
            assertThat(sample.databases().get(blog)).isEqualTo(number(shop, "SELECT pg_database_size('" + blog + "')"));
            assertThat(sample.maxConnections()).isEqualTo(100);
            assertThat(sample.reservedConnections()).isEqualTo(3);
            assertThat(sample.connections()).containsKeys(ConnectionState.ACTIVE, ConnectionState.IDLE);
        });
    }

    @Test
    void measuresTablesAsPostgresDoes_withPartitionsAsPartOfTheirRoot() {
        table("booking", sizes -> {
            assertThat(sizes.physicalBytes()).isEqualTo(number(shop, "SELECT pg_total_relation_size('booking')"));
            assertThat(sizes.indexBytes()).isEqualTo(number(shop, "SELECT pg_indexes_size('booking')"));
            assertThat(sizes.toastBytes()).isGreaterThan(1_000_000);
            assertThat(sizes.liveTuples()).isEqualTo(290);
            assertThat(sizes.tuplesInserted()).isEqualTo(300);
            assertThat(sizes.tuplesDeleted()).isEqualTo(10);
        });
        table("visit", sizes -> {
            long leaves = number(shop, "SELECT pg_total_relation_size('visit_1') + pg_total_relation_size('visit_2')");
            assertThat(sizes.physicalBytes()).isEqualTo(leaves);
            assertThat(sizes.liveTuples()).isEqualTo(2000);
        });
        table("Course", sizes -> assertThat(sizes.physicalBytes()).isZero());
        assertThat(log.all("table:" + shop + "/public.visit_1")).isEmpty();
    }

    @Test
    void publishesWhatReadinessChecksAreMadeFrom() {
        await(() -> {
            ReadinessFacts facts = readiness();
            assertThat(facts.instance()).isEqualTo("main");
            assertThat(Readiness.of(facts, facts.at())
                            .findings()
                            .get(Check.PRIMARY_KEY.ordinal())
                            .evidence())
                    .startsWith("2 tables have none: ")
                    .contains("public.visit", "public.Course");
        });
    }

    private ReadinessFacts readiness() {
        Map<String, Object> settings = Map.of("bootstrap.servers", SERVERS.bootstrapServers());
        TopicPartition only = new TopicPartition(Topics.READINESS.name(), 0);
        try (KafkaConsumer<String, ReadinessFacts> consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), Topics.READINESS.values().deserializer())) {
            consumer.assign(List.of(only));
            consumer.seekToBeginning(List.of(only));
            List<ReadinessFacts> found = new ArrayList<>();
            consumer.poll(Duration.ofSeconds(5)).forEach(record -> {
                if (record.key().equals(shop)) {
                    found.add(record.value());
                }
            });
            assertThat(found).isNotEmpty();
            return found.get(found.size() - 1);
        }
    }

    @Test
    void saysNothingTwice_thatHasNotChanged() {
        table("booking", sizes -> assertThat(sizes.liveTuples()).isEqualTo(290));
        int before = log.all("instance:main").size();

        await(() -> assertThat(log.all("instance:main")).hasSizeGreaterThan(before + 10));

        assertThat(log.all("table:" + shop + "/public.Course")).hasSize(1);
    }

    @Test
    void leavesOutALockedTable_andGoesOnWithTheOthers() throws SQLException {
        table("visit", sizes -> assertThat(sizes.liveTuples()).isEqualTo(2000));
        try (Connection connection = POSTGRES.connect(shop);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE booking IN ACCESS EXCLUSIVE MODE");

            sql(shop, "INSERT INTO visit SELECT 5 FROM generate_series(1, 5000)");

            table("visit", sizes -> assertThat(sizes.tuplesInserted()).isEqualTo(7000));
            int before = log.all("instance:main").size();
            await(() -> assertThat(log.all("instance:main")).hasSizeGreaterThan(before + 2));
            assertThat(log.last(RelationUnknown.class, "table:" + shop + "/public.booking"))
                    .hasValueSatisfying(unknown -> assertThat(unknown.reason()).contains("ACCESS EXCLUSIVE"));
            connection.rollback();
        }
    }

    @Test
    void measuresThousandsOfTables_andOnlyTheLockedOneIsUnknown() throws SQLException {
        int tables = 3000;
        sql(shop, "CREATE SCHEMA many");
        for (int from = 0; from < tables; from += 500) {
            sql(
                    shop,
                    "DO $$ BEGIN FOR n IN " + from + ".." + (from + 499)
                            + " LOOP EXECUTE format('CREATE TABLE many.t%s (id int PRIMARY KEY)', n); END LOOP; END $$");
        }
        try (Connection connection = POSTGRES.connect(shop);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE many.t1234 IN ACCESS EXCLUSIVE MODE");
            startAnew();

            await(() -> {
                assertThat(log.keys("table:" + shop + "/many.", RelationSizes.class))
                        .hasSizeGreaterThanOrEqualTo(tables - 1);
                assertThat(log.last(RelationUnknown.class, "table:" + shop + "/many.t1234"))
                        .isPresent();
            });
            connection.rollback();
        }
        startAnew();
        await(() -> assertThat(log.keys("table:" + shop + "/many.", RelationSizes.class))
                .hasSize(tables));
        assertThat(log.keys("table:" + shop + "/many.", RelationUnknown.class))
                .containsExactly("table:" + shop + "/many.t1234");
    }

    @Test
    void connectsAgain_whenItsConnectionIsEnded() throws SQLException {
        instance(sample -> assertThat(sample.maxConnections()).isEqualTo(100));
        sql(shop, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
        int before = log.all("instance:main").size();

        await(() -> assertThat(log.all("instance:main")).hasSizeGreaterThan(before + 2));
    }

    /** Its first sweep is due at once; the next waits fifty times as long as that took. */
    private void startAnew() {
        sampler.close();
        sampler = Sampler.start(config(), KAFKA, QUICK);
    }

    private void instance(Consumer<InstanceSample> assertions) {
        await(() -> assertThat(log.last(InstanceSample.class, "instance:main")).hasValueSatisfying(sample -> {
            assertThat(sample.databases()).containsKey(shop);
            assertions.accept(sample);
        }));
    }

    private void table(String name, Consumer<RelationSizes> assertions) {
        await(() -> assertThat(log.last(RelationSizes.class, "table:" + shop + "/public." + name))
                .hasValueSatisfying(assertions));
    }

    private static void await(ThrowingRunnable assertions) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertions);
    }

    private HeadroomConfig config() {
        return HeadroomConfig.parse(
                """
                headroom:
                  instances: { main: {} }
                  databases:
                    %1$s: { instance: main, url: "%3$s/%1$s", username: %4$s, password: watch }
                    %2$s: { instance: main, url: "%3$s/%2$s", username: %4$s, password: watch }
                """.formatted(shop, blog, "postgresql://" + POSTGRES.host() + ":" + POSTGRES.port(), role),
                Map.of(),
                Path.of(""));
    }

    private static long number(String database, String sql) {
        try (Connection connection = POSTGRES.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void sql(String database, String... statements) throws SQLException {
        try (Connection connection = POSTGRES.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
