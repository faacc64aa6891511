package io.headroom.ingest.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.capture.Partition;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.remedy.Ageing;
import io.headroom.core.remedy.Bloat;
import io.headroom.core.remedy.DeletionSql;
import io.headroom.core.remedy.LargeTable;
import io.headroom.core.remedy.RemedyKind;
import io.headroom.core.remedy.Ruling;
import io.headroom.core.remedy.UnusedIndexes;
import io.headroom.core.scope.TableName;
import io.headroom.core.usage.IndexUse;
import io.headroom.core.usage.RelationSizes;
import io.headroom.ingest.source.Access;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What remedies tell an owner to run, run on PostgreSQL 15 and 18 as he would paste it, and held against what they promise.
 * Schema, table, columns and index have names that only quotes keep whole.
 */
class RemedySqlIT {
    private static final TableName LOG = new TableName("Odd \"Schema\"", "Audit 'Log'");
    private static final String TABLE = LOG.quoted();
    private static final String INDEX = "Idle \"by\" o'clock";
    private static final int ROWS = 60_000;
    private static final long WORTH = 500_000;
    private static final OptionalLong DISK = OptionalLong.of(1_000_000_000);
    private static final double CLOSE = 0.15;

    @RegisterExtension
    static final CatalogueServers SERVERS = new CatalogueServers();

    private Connection owner;
    private Asking asking;
    private DatabaseConfig config;

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void vacuumLeavesRoomForAsManyRows(int version) throws Exception {
        start(version);
        run("ANALYZE " + TABLE, "DELETE FROM " + TABLE + " WHERE id % 10 < 4");
        Ruling.Offered vacuum = await(RemedyKind.VACUUM);
        long heap = sizes().heapBytes();

        paste(vacuum);

        assertThat(number("SELECT sum(avail) FROM pg_freespace('" + TABLE.replace("'", "''") + "')"))
                .isCloseTo(gained(vacuum), within(CLOSE * gained(vacuum)));
        insert(ROWS * 4 / 10);
        assertThat(sizes().heapBytes())
                .as("new rows take the room of dead ones")
                .isCloseTo(heap, within(heap / 50));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void writingATableAnewReturnsRoomToTheDisk(int version) throws Exception {
        start(version);
        run("DELETE FROM " + TABLE + " WHERE id % 10 < 6", "VACUUM ANALYZE " + TABLE);
        Ruling.Offered repack = await(RemedyKind.REPACK);
        long before = sizes().heapBytes();
        double sum = number("SELECT sum(id) FROM " + TABLE);

        paste(repack);

        assertThat((double) before - sizes().heapBytes()).isCloseTo(gained(repack), within(CLOSE * gained(repack)));
        assertThat(number("SELECT sum(id) FROM " + TABLE)).isEqualTo(sum);
        assertThat(rulings()).as("nothing is left to do").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void anUnusedIndexGoes_andItsStatementMakesItAgain(int version) throws Exception {
        start(version);
        run("CREATE INDEX " + TableName.quoted(INDEX) + " ON " + TABLE + " (\"tenantId\", note)", "VACUUM ANALYZE");
        Ruling.Offered drop = unused();
        String regclass = "'" + new TableName(LOG.schema(), INDEX).quoted().replace("'", "''") + "'";
        double held = number("SELECT pg_relation_size(" + regclass + ")");
        String again = text(select(drop.how().caution()));

        assertThat(number(select(String.valueOf(drop.doubt()))))
                .as("scans on this server")
                .isZero();
        paste(drop);

        assertThat(gained(drop)).isEqualTo(held);
        assertThat(text("SELECT to_regclass(" + regclass + ")::text")).isNull();
        assertThat(number("SELECT count(*) FROM " + TABLE + " WHERE \"tenantId\" = 7"))
                .isEqualTo(ROWS / 10.0);
        run(again);
        assertThat(number("SELECT pg_relation_size(" + regclass + ")")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void theIndexOfAPartitionedTableGoesWithThoseOfItsPartitions(int version) throws Exception {
        start(version);
        TableName parts = new TableName(LOG.schema(), "Parts");
        run(
                "CREATE TABLE " + parts.quoted() + " (LIKE " + TABLE + ") PARTITION BY RANGE (id)",
                "CREATE TABLE one PARTITION OF " + parts.quoted() + " FOR VALUES FROM (0) TO (1000000)",
                "CREATE INDEX " + TableName.quoted(INDEX) + " ON " + parts.quoted() + " (note)",
                "INSERT INTO " + parts.quoted() + " SELECT * FROM " + TABLE,
                "VACUUM ANALYZE");

        paste(unused());

        assertThat(number("SELECT count(*) FROM pg_indexes WHERE tablename IN ('Parts', 'one')"))
                .isZero();
        assertThat(number("SELECT count(*) FROM " + parts.quoted())).isEqualTo(ROWS);
    }

    /** Months are those of UTC, whatever the session of the owner thinks and however the column keeps time. */
    @ParameterizedTest
    @CsvSource({
        "15, timestamptz, America/New_York",
        "15, timestamp, Asia/Tokyo",
        "18, timestamptz, Pacific/Auckland",
        "18, timestamp, America/New_York",
        "18, date, America/New_York",
        "18, timestamptz, UTC"
    })
    void retentionDeletesTheMonthsItSaid_andAboutTheBytes(int version, String type, String zone) throws Exception {
        start(version, type);
        run("SET TIME ZONE 'UTC'", "VACUUM ANALYZE " + TABLE);
        double old = number("SELECT count(*) FROM " + TABLE + " WHERE \"bornMonths\" > 3");
        double said = freedBy(3);
        run("SET TIME ZONE '" + zone + "'");

        int steps = repeat(DeletionSql.of(watched(List.of()), 3, null).orElseThrow());

        assertThat(number("SELECT count(*) FROM " + TABLE + " WHERE \"bornMonths\" > 3"))
                .isZero();
        assertThat(number("SELECT count(*) FROM " + TABLE)).isEqualTo(ROWS - old);
        assertThat(steps).as("steps of ten thousand").isEqualTo((int) Math.ceil(old / 10_000));
        run("VACUUM " + TABLE);
        assertThat(number("SELECT sum(avail) FROM pg_freespace('" + TABLE.replace("'", "''") + "')"))
                .isCloseTo(said, within(CLOSE * said));
    }

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void retentionOfOneTenantLeavesTheOthersAlone(int version) throws Exception {
        start(version);
        run("ALTER TABLE " + TABLE + " ALTER \"tenantId\" TYPE text");
        run("UPDATE " + TABLE + " SET \"tenantId\" = 'o''clock' WHERE \"tenantId\" = '7'");
        double others = number("SELECT count(*) FROM " + TABLE + " WHERE \"tenantId\" <> 'o''clock'");

        repeat(DeletionSql.of(watched(List.of()), 3, "o'clock").orElseThrow());

        assertThat(number("SELECT count(*) FROM " + TABLE + " WHERE \"tenantId\" <> 'o''clock'"))
                .isEqualTo(others);
        assertThat(number("SELECT max(\"bornMonths\") FROM " + TABLE + " WHERE \"tenantId\" = 'o''clock'"))
                .isEqualTo(3);
    }

    /** What the statement makes is empty, and the ruling says what is left to do; done, the rows are the same. */
    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void aTableDividedByMonthHoldsTheSameRows_andLetsAMonthGo(int version) throws Exception {
        start(version);
        run("ALTER TABLE " + TABLE + " ADD CONSTRAINT positive CHECK (id > 0)");
        Ruling.Offered divide = divide(sizes());
        assertThat(divide.how().caution()).contains("only a beginning", "empty");

        paste(divide);

        TableName parts = new TableName(LOG.schema(), LOG.name() + "_by_month");
        run("CREATE TABLE rest PARTITION OF " + parts.quoted() + " DEFAULT");
        run("CREATE TABLE old PARTITION OF " + parts.quoted() + " FOR VALUES FROM (MINVALUE) TO ('2020-01-01')");
        run("INSERT INTO " + parts.quoted() + " SELECT * FROM " + TABLE);
        assertThat(number("SELECT count(*) FROM (SELECT * FROM " + TABLE + " EXCEPT ALL SELECT * FROM " + parts.quoted()
                        + ") AS missing"))
                .isZero();
        assertThat(number("SELECT count(*) FROM pg_constraint WHERE conname = 'positive'"))
                .as("checks come along, also to partitions")
                .isEqualTo(4);
        run("ALTER TABLE " + parts.quoted() + " DETACH PARTITION rest", "DROP TABLE rest");
        assertThat(number("SELECT count(*) FROM " + parts.quoted())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e4"})
    void aTableWithTheLongestNameIsDividedToo(String letter) throws Exception {
        start(18);
        String longest = letter.repeat(letter.equals("a") ? 63 : 31);
        TableName name = new TableName(LOG.schema(), longest);
        run("ALTER TABLE " + TABLE + " RENAME TO " + TableName.quoted(longest));

        paste(divide(sizes(name)));

        assertThat(number("SELECT count(*) FROM pg_class WHERE relname LIKE '%\\_by\\_month' AND relkind = 'p'"))
                .isEqualTo(1);
    }

    private Ruling.Offered divide(RelationSizes read) {
        RelationSizes large = new RelationSizes(
                read.database(),
                read.table(),
                read.at(),
                10_000_000_000L,
                read.indexBytes(),
                read.toastBytes(),
                read.freeSpace(),
                read.liveTuples(),
                read.deadTuples(),
                read.tuplesInserted(),
                0,
                read.tuplesDeleted(),
                read.upkeep(),
                read.statisticsSince(),
                read.referenced());
        return (Ruling.Offered) assertThat(new LargeTable(large, "createdAt", false, null, WORTH).rulings())
                .singleElement()
                .actual();
    }

    /** Thirty-six days later, and with a standby that nobody watches. */
    private Ruling.Offered unused() throws SQLException {
        IndexUse[] read = new IndexUse[1];
        Awaitility.await("an index that nobody uses")
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    read[0] = new IndexReader(asking).read(Instant.now());
                    return read[0] != null && read[0].idle().size() == 1;
                });
        IndexUse here = read[0];
        IndexUse later =
                new IndexUse(here.since(), here.cluster(), here.standby(), List.of("standby@local"), here.idle(), 1);
        return (Ruling.Offered) assertThat(new UnusedIndexes(later, List.of(), WORTH)
                        .rulings(Instant.now().plus(Duration.ofDays(36))))
                .singleElement()
                .actual();
    }

    private double freedBy(int months) throws SQLException {
        Map<Cohort, Footprint> live = new TreeMap<>();
        long logical = 0;
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("SELECT extract(epoch FROM date_trunc('month', \"createdAt\")),"
                        + " count(*), sum(pg_column_size(t)) FROM " + TABLE + " t GROUP BY 1")) {
            while (row.next()) {
                Cohort cohort = Cohort.of(Instant.ofEpochSecond(row.getLong(1))
                        .atOffset(ZoneOffset.UTC)
                        .toInstant());
                live.merge(cohort, new Footprint(row.getLong(2), row.getLong(3)), Footprint::plus);
                logical += row.getLong(3);
            }
        }
        double amplification = (double) sizes().heapBytes() / logical;
        return new Ageing(LiveCohorts.NONE.plus(live), amplification)
                .older(months, Instant.now())
                .freedBytes();
    }

    private WatchedTable watched(List<Partition> partitions) {
        return new WatchedTable(
                        "shop",
                        new TableId(1),
                        LOG,
                        1,
                        List.of("id"),
                        "tenantId",
                        1,
                        "1:0/0:0",
                        TableWatch.LIVE,
                        null,
                        null)
                .over(partitions, "createdAt");
    }

    private Ruling.Offered await(RemedyKind kind) {
        Ruling.Offered[] found = new Ruling.Offered[1];
        Awaitility.await("statistics that call for " + kind)
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    found[0] = rulings().stream()
                            .filter(ruling -> ruling.kind() == kind && ruling instanceof Ruling.Offered)
                            .map(Ruling.Offered.class::cast)
                            .findFirst()
                            .orElse(null);
                    return found[0] != null;
                });
        return found[0];
    }

    private List<Ruling> rulings() throws SQLException {
        return new Bloat(sizes(), DISK, WORTH).rulings();
    }

    private RelationSizes sizes() throws SQLException {
        return sizes(LOG);
    }

    private RelationSizes sizes(TableName table) throws SQLException {
        return new RelationReader(asking, config, () -> {})
                .read().stream()
                        .filter(RelationSizes.class::isInstance)
                        .map(RelationSizes.class::cast)
                        .filter(sizes -> sizes.table().equals(table))
                        .findFirst()
                        .orElseThrow();
    }

    private static double gained(Ruling.Offered ruling) {
        Ruling.Gain gain = ruling.gain();
        assertThat(gain).isNotNull();
        return gain.bytes();
    }

    private void start(int version) throws Exception {
        start(version, "timestamptz");
    }

    /** A log of ten tenants and ten months: each row tells in "bornMonths" how many months of UTC ago it was born. */
    private void start(int version, String timeType) throws Exception {
        CatalogueServer server = SERVERS.get(version, fresh -> {});
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS shop WITH (FORCE)");
            statement.execute("CREATE DATABASE shop");
        }
        owner = SERVERS.opened(server.connect("shop"));
        run(
                "CREATE EXTENSION pg_freespacemap",
                "SET TIME ZONE 'UTC'",
                "CREATE SCHEMA " + TableName.quoted(LOG.schema()),
                "CREATE TABLE " + TABLE + " (id int, \"tenantId\" int, \"createdAt\" " + timeType
                        + ", \"bornMonths\" int, note text) WITH (autovacuum_enabled = off)");
        insert(ROWS);
        config = HeadroomConfig.parse(
                        "headroom: { databases: { shop: { url: 'postgresql://127.0.0.1:" + server.port()
                                + "/shop', username: postgres, password: postgres } } }",
                        Map.of(),
                        Path.of(""))
                .databases()
                .get("shop");
        Connection connection = SERVERS.opened(Access.open(config));
        asking = new Asking(connection, "postgres");
    }

    /** The first and the last moment of each month among them, where sessions of other zones would be wrong. */
    private void insert(int rows) throws SQLException {
        run(
                "INSERT INTO " + TABLE + " SELECT n, n % 10, CASE n / 10 % 3 WHEN 0 THEN m"
                        + " WHEN 1 THEN m + interval '1 month - 1 second' ELSE m + interval '12 days' END,"
                        + " n % 11, repeat('x', 60) || n FROM generate_series(1, " + rows + ") n,"
                        + " LATERAL (SELECT date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => n % 11)) b(m)");
    }

    private void paste(Ruling.Offered ruling) throws SQLException {
        run(String.valueOf(ruling.how().sql()));
    }

    private int repeat(String sql) throws SQLException {
        int steps = 0;
        try (Statement statement = owner.createStatement()) {
            while (statement.executeUpdate(sql) > 0) {
                steps++;
            }
        }
        return steps;
    }

    /** Statistics are told after each, or those of a delete would come after the vacuum that follows it. */
    private void run(String... statements) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
                statement.execute("SELECT pg_stat_force_next_flush()");
            }
        }
    }

    private static String select(String text) {
        Matcher found = Pattern.compile("SELECT .*;").matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    private double number(String sql) throws SQLException {
        return Double.parseDouble(String.valueOf(text(sql)));
    }

    private @Nullable String text(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
