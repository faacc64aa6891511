package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.Problem;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.testkit.OwnPostgres;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is not done, or not counted, because it would harm the server or be wrong, until somebody mends it. */
class RefusalsIT {
    private static final String BOOKING = "CREATE TABLE booking (id int PRIMARY KEY, tenant_id int)";
    private static final String FILL = "INSERT INTO booking SELECT g, g % 3 FROM generate_series(1, 60) g";

    @Test
    void makesNoSlot_whileNothingLimitsTheWalThatItWouldKeep() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(Map.of("wal_level", "logical"));
                Watched shop = new Watched(server.postgres(), "unlimited", BOOKING, FILL);
                ChangeLog log = shop.log()) {
            shop.start();
            await().until(() -> shop.status().state() == CaptureState.FAILED);
            assertThat(Objects.requireNonNull(shop.status().problem()).reason()).contains("no max_slot_wal_keep_size");
            assertThat(slots(shop)).isEqualTo("0");

            shop.sql("ALTER SYSTEM SET max_slot_wal_keep_size = '1GB'", "SELECT pg_reload_conf()");

            shop.awaitStreaming();
            assertThat(slots(shop)).isEqualTo("1");
            Invariant.holds(shop, log, "booking");
        }
    }

    @Test
    void makesASlot_whereTheOwnerAcceptsThatNothingLimitsIt() throws Exception {
        try (OwnPostgres server = OwnPostgres.start(Map.of("wal_level", "logical"));
                Watched shop = new Watched(server.postgres(), "accepted", BOOKING, FILL)
                        .with("tenant: { column: tenant_id }\n      accept-unbounded-wal: true");
                ChangeLog log = shop.log()) {
            shop.startStreaming();

            assertThat(slots(shop)).isEqualTo("1");
            Invariant.holds(shop, log, "booking");
        }
    }

    /** To such a role {@code count(*)} is 0, and no error. */
    @Test
    void countsNothingOfATableWhoseRowsAreHiddenFromIt_untilTheyAreNot() throws Exception {
        try (Watched shop = new Watched(
                                "hiddenrows",
                                BOOKING,
                                FILL,
                                "CREATE TABLE visit (id int PRIMARY KEY, tenant_id int)",
                                "INSERT INTO visit VALUES (1, 1), (2, 2)",
                                "CREATE ROLE rls_reader LOGIN REPLICATION PASSWORD 'postgres'",
                                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO rls_reader",
                                "ALTER TABLE booking ENABLE ROW LEVEL SECURITY")
                        .as("rls_reader");
                ChangeLog log = shop.log()) {
            shop.sql("CREATE PUBLICATION headroom_" + shop.name + " FOR TABLE ONLY booking, ONLY visit WITH"
                    + " (publish = 'insert, update, delete, truncate', publish_via_partition_root = true)");
            shop.startStreaming();
            await().untilAsserted(() -> assertThat(state(shop, "visit")).isEqualTo(TableWatch.LIVE));
            shop.sql("DELETE FROM booking WHERE id > 50", "INSERT INTO visit VALUES (3, 2)");

            await().untilAsserted(() -> assertThat(log.read().rows(shop.name)).isEqualTo(shop.counts("visit")));
            assertThat(state(shop, "booking")).isNotIn(TableWatch.LIVE, TableWatch.SEEDING);
            assertThat(problem(shop).reason()).startsWith("Row security hides rows of table public.booking from role");

            shop.sql("ALTER ROLE rls_reader BYPASSRLS");

            await().untilAsserted(() -> assertThat(state(shop, "booking")).isEqualTo(TableWatch.LIVE));
            shop.sql("DELETE FROM booking WHERE id < 10");
            Invariant.holds(shop, log, "booking", "visit");
            // Nobody writes any more, and the role owns nothing: only its own heartbeat moves this on.
            Instant idle = Objects.requireNonNull(shop.status().committedAt());
            await().until(() ->
                    idle.isBefore(Objects.requireNonNull(shop.status().committedAt())));
        }
    }

    private static TableWatch state(Watched shop, String table) {
        return booked(shop, table).state();
    }

    private static Problem problem(Watched shop) {
        return Objects.requireNonNull(booked(shop, "booking").problem(), "it says why");
    }

    private static WatchedTable booked(Watched shop, String table) {
        return Objects.requireNonNull(shop.tables().get(table), "every watched table is listed");
    }

    private static String slots(Watched shop) throws Exception {
        return shop.query("SELECT count(*) FROM pg_replication_slots");
    }
}
