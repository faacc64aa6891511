package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.SERVERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.testkit.OwnPostgres;
import io.headroom.testkit.TcpProxy;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Whatever happens to Headroom or on the way to it, the observed server goes on, and the counts come right again. */
class ObserverFaultsIT {
    private static final String TABLE = "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int, note text)";
    private static final int MEGABYTES = 300;

    @Test
    void alarmsWithinAMinuteAndLetsGo_whileATransactionHoldsTheSlotBack() throws Exception {
        try (Watched shop = new Watched("held", TABLE)
                        .with("tenant: { column: tenant_id }\n      wal-budget: 200MB")
                        .startStreaming();
                Connection holder = shop.connect();
                Statement held = holder.createStatement()) {
            holder.setAutoCommit(false);
            held.execute("INSERT INTO booking VALUES (1, 1, 'long')");
            long begin = System.nanoTime();

            for (int written = 0; written < MEGABYTES; written += 10) {
                writeTenMegabytes(shop);
            }

            awaitFor(60)
                    .untilAsserted(
                            () -> assertThat(shop.status().state()).isIn(CaptureState.GIVEN_UP, CaptureState.STARTING));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
            holder.commit();
            awaitFor(90).untilAsserted(() -> {
                assertThat(shop.status().state()).isEqualTo(CaptureState.STREAMING);
                assertThat(shop.status().generation()).isGreaterThan(1);
            });
            assertCounts(shop, Map.of("booking/1", 1L));
        }
    }

    @Test
    void costsTheServerNoMoreThanItsLimit_afterHeadroomWasStoppedForGood() throws Exception {
        Map<String, String> small = Map.of(
                "wal_level",
                "logical",
                "max_slot_wal_keep_size",
                "64MB",
                "max_wal_size",
                "64MB",
                "min_wal_size",
                "32MB");
        try (OwnPostgres server = OwnPostgres.start(small);
                Watched shop = new Watched(server.postgres(), "dead", TABLE).startStreaming()) {
            shop.stop();

            for (int written = 0; written < MEGABYTES; written += 10) {
                writeTenMegabytes(shop);
            }
            shop.sql("CHECKPOINT", "INSERT INTO booking SELECT g, g % 2, '' FROM generate_series(1, 100) g");

            assertThat(shop.query("SELECT wal_status FROM pg_replication_slots"))
                    .isEqualTo("lost");
            assertThat(Long.parseLong(shop.query("SELECT (sum(size) / 1000000)::bigint FROM pg_ls_waldir()")))
                    .isLessThan(MEGABYTES);
            shop.startStreaming();
            assertThat(shop.status().generation()).isEqualTo(2);
            assertCounts(shop, Map.of("booking/0", 50L, "booking/1", 50L));
        }
    }

    @Test
    void findsOutAboutHalfOpenConnections_andMissesNothing() throws Exception {
        try (TcpProxy proxy = TcpProxy.to(
                        SERVERS.postgres().host(), SERVERS.postgres().port());
                Watched shop = new Watched("halfopen", TABLE)) {
            // Otherwise PostgreSQL believes for a minute that somebody is reading.
            shop.sql("ALTER DATABASE " + shop.name + " SET wal_sender_timeout = '5s'");
            shop.through(proxy.port()).startStreaming();
            acknowledgeOneRow(shop);

            proxy.halfOpen();
            shop.sql("INSERT INTO booking SELECT g, 2, '' FROM generate_series(11, 30) g");

            assertCounts(shop, Map.of("booking/9", 1L, "booking/2", 20L));
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }

    @Test
    void goesOn_afterConnectionsWereCut() throws Exception {
        try (TcpProxy proxy = TcpProxy.to(
                        SERVERS.postgres().host(), SERVERS.postgres().port());
                Watched shop = new Watched("cut", TABLE)) {
            shop.through(proxy.port()).startStreaming();
            acknowledgeOneRow(shop);

            for (int cut = 0; cut < 3; cut++) {
                proxy.cut();
                shop.sql("INSERT INTO booking SELECT g, " + cut + ", '' FROM generate_series(" + cut * 10 + ", "
                        + (cut * 10 + 9) + ") g");
            }

            assertCounts(shop, Map.of("booking/9", 1L, "booking/0", 10L, "booking/1", 10L, "booking/2", 10L));
            assertThat(shop.status().generation()).isEqualTo(1);
        }
    }

    /** A connection that breaks before anything was acknowledged means counting again, which is another test. */
    private static void acknowledgeOneRow(Watched shop) throws Exception {
        String confirmed = "SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE database = current_database()";
        shop.sql("INSERT INTO booking VALUES (1000, 9, '')");
        String before = shop.query("SELECT pg_current_wal_lsn()");
        awaitFor(60)
                .until(() -> shop.query("SELECT (" + confirmed + ") > '" + before + "'::pg_lsn")
                        .equals("t"));
    }

    private static void assertCounts(Watched shop, Map<String, Long> expected) {
        try (ChangeLog log = shop.log()) {
            awaitFor(120)
                    .untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(expected));
        }
    }

    private static void writeTenMegabytes(Watched shop) throws Exception {
        shop.sql("SELECT pg_logical_emit_message(false, 'bulk', repeat('x', 1000000)) FROM generate_series(1, 10)");
    }

    private static ConditionFactory awaitFor(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(200));
    }
}
