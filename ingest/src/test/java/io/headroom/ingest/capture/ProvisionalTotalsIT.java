package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.topic.Topics;
import io.headroom.ingest.announce.TopicView;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is told of tables while they are read, which a gate makes take as long as a test wants. */
class ProvisionalTotalsIT {
    private static final String BOOKING =
            "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int, note text, price numeric(10, 2))";
    private static final String FILL =
            "INSERT INTO booking SELECT g, nullif(g %% 4, 0), repeat('n', g %% 300), g * 1.01"
                    + " FROM generate_series(%d, %d) g";

    private static final String READ = "SELECT EXISTS (SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)"
            + " WHERE relation = 'booking'::regclass AND granted AND query LIKE 'COPY%')";

    @Test
    void areWhatTheSnapshotHolds_untilItIsRead_andAreCountedNowhereElse() throws Exception {
        try (Watched shop = new Watched(
                        "told",
                        BOOKING,
                        FILL.formatted(1, 5_000),
                        "CREATE TABLE empty (id int PRIMARY KEY, tenant_id int)",
                        "CREATE TABLE country (code text PRIMARY KEY)",
                        "INSERT INTO country VALUES ('at'), ('ch')");
                ChangeLog log = shop.log()) {
            Map<String, Long> before = shop.counts("booking");
            Instant started = Instant.now();
            SeedGate gate = new SeedGate(table -> true);
            shop.start(gate::before);
            await().until(gate::isReached);
            shop.sql(FILL.formatted(5_001, 6_000), "DELETE FROM booking WHERE id <= 500");

            await().untilAsserted(() -> assertThat(totals(shop)).containsOnlyKeys("booking", "country", "empty"));

            Map<String, ProvisionalTotals> told = totals(shop);
            assertThat(told.get("booking").at()).isBetween(started.minusSeconds(1), Instant.now());
            assertThat(rows(told.get("booking"))).isEqualTo(before);
            assertThat(told.get("booking").rows()).isEqualTo(5_000);
            assertThat(told.get("country").rows()).isEqualTo(2);
            assertThat(rows(told.get("country"))).containsOnlyKeys("country/.shared");
            assertThat(told.get("empty").rows() + told.get("empty").bytes()).isZero();
            assertThat(shop.status().state()).isEqualTo(CaptureState.SNAPSHOT);
            assertThat(log.read().rows(shop.name))
                    .as("the seeds are held back, so only what was streamed is counted")
                    .isNotEqualTo(with(shop.counts("booking"), "country/.shared", 2));

            gate.open();
            shop.awaitStreaming();

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name))
                    .isEqualTo(with(shop.counts("booking"), "country/.shared", 2)));
            await().untilAsserted(() -> assertThat(totals(shop)).isEmpty());
        }
    }

    @Test
    void nameTheTenantsToWhomForeignKeysLead_asReadingTheRowsDoes() throws Exception {
        try (Watched family = new Watched("kintold", Family.TABLES).with(Family.TENANTS);
                ChangeLog log = family.log()) {
            SeedGate gate = new SeedGate(table -> true);
            family.start(gate::before);
            await().untilAsserted(() -> assertThat(totals(family)).containsOnlyKeys("Person", "project", "plan"));
            Map<String, Footprint> told = new TreeMap<>();
            Map<String, Long> rows = new TreeMap<>();
            totals(family).values().forEach(totals -> {
                rows.putAll(rows(totals));
                told.putAll(footprints(totals));
            });
            assertThat(rows).isEqualTo(Family.counts(family));
            gate.open();
            family.awaitStreaming();

            await().untilAsserted(
                            () -> assertThat(log.read().footprints(family.name)).isEqualTo(told));
        }
    }

    @Test
    void haveTheBytesThatReadingTheRowsComesTo() throws Exception {
        try (Watched shop = new Watched("bytes", BOOKING, FILL.formatted(1, 3_000));
                ChangeLog log = shop.log()) {
            SeedGate gate = new SeedGate(table -> true);
            shop.start(gate::before);
            await().untilAsserted(() -> assertThat(totals(shop)).containsOnlyKeys("booking"));
            ProvisionalTotals told = totals(shop).get("booking");
            gate.open();
            shop.awaitStreaming();

            Map<String, Footprint> provisional = footprints(told);
            await().untilAsserted(
                            () -> assertThat(log.read().footprints(shop.name)).isEqualTo(provisional));
        }
    }

    @Test
    void areLeftOut_ofATableThatSomebodyElseLocks_andNobodyWaits() throws Exception {
        try (Watched shop = new Watched(
                        "held",
                        BOOKING,
                        FILL.formatted(1, 100),
                        "CREATE TABLE larger (id int PRIMARY KEY, tenant_id int)",
                        "INSERT INTO larger SELECT g, g % 3 FROM generate_series(1, 50000) g");
                Connection other = shop.connect();
                Statement statement = other.createStatement()) {
            SeedGate gate = new SeedGate(table -> true);
            shop.start(gate::before);
            await().until(() -> shop.query(READ).equals("t"));
            other.setAutoCommit(false);
            // It waits behind the reading; whoever asks for the table from here on would wait behind it.
            Thread waiting = new Thread(() -> execute(statement, "LOCK TABLE booking IN ACCESS EXCLUSIVE MODE"));
            waiting.start();

            await().untilAsserted(() -> assertThat(totals(shop))
                    .as("the smaller one comes first, and is given up")
                    .containsOnlyKeys("larger"));

            assertThat(shop.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND application_name = 'headroom counting'"))
                    .isEqualTo("0");
            gate.open();
            waiting.join();
            other.rollback();
            shop.awaitStreaming();
        }
    }

    @Test
    void areNotAskedFor_whereNoTimeMayBeSpentOnCounts() throws Exception {
        try (Watched shop = new Watched("none", BOOKING, FILL.formatted(1, 100))
                .with("tenant: { column: tenant_id }\n      reconciliation: { budget: PT0S }")) {
            SeedGate gate = new SeedGate(table -> true);
            shop.start(gate::before);

            await().pollDelay(Duration.ofSeconds(8))
                    .untilAsserted(() -> assertThat(totals(shop)).isEmpty());

            gate.open();
            shop.awaitStreaming();
        }
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> with(Map<String, Long> counts, String key, long count) {
        counts.put(key, count);
        return counts;
    }

    /** In the form of {@link Watched#counts}. */
    private static Map<String, Long> rows(ProvisionalTotals totals) {
        Map<String, Long> rows = new TreeMap<>();
        totals.tenants().forEach(part -> rows.put(totals.name().name() + "/" + part.tenant(), part.rows()));
        return rows;
    }

    private static Map<String, Footprint> footprints(ProvisionalTotals totals) {
        Map<String, Footprint> footprints = new TreeMap<>();
        totals.tenants()
                .forEach(part -> footprints.put(
                        totals.name().name() + "/" + part.tenant(), new Footprint(part.rows(), part.bytes())));
        return footprints;
    }

    private static Map<String, ProvisionalTotals> totals(Watched shop) {
        Map<String, ProvisionalTotals> totals = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        try (TopicView<String, ProvisionalTotals> view = new TopicView<>(shop.kafka(), Topics.PROVISIONAL_TOTALS)) {
            view.catchUp((key, told) -> {
                if (told == null) {
                    totals.remove(names.getOrDefault(key, ""));
                } else if (told.database().equals(shop.name)) {
                    names.put(key, told.name().name());
                    totals.put(told.name().name(), told);
                }
            });
        }
        return totals;
    }
}
