package io.headroom.ingest.capture;

import static io.headroom.ingest.capture.Watched.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.Problem;
import io.headroom.core.usage.SlotWal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The log that PostgreSQL keeps for us, in every state of the capture, and its end. */
class SlotGuardIT {
    private static final String TABLE = "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int)";
    private static final String SEVENTY_MEGABYTES =
            "SELECT pg_logical_emit_message(false, 'bulk', repeat('x', 1000000)) FROM generate_series(1, 70)";

    @Test
    void readsWhatIsRetained_whileRowsFlow() throws Exception {
        try (Watched shop = new Watched("guarded", TABLE).startStreaming()) {
            await().untilAsserted(() -> assertThat(shop.status().slotWal()).satisfies(wal -> {
                assertThat(wal.status()).isEqualTo("reserved");
                assertThat(wal.budgetBytes()).isEqualTo(1_000_000_000);
                assertThat(wal.safeBytes()).isBetween(1L, 3L << 30);
            }));
        }
    }

    @Test
    void readsWhatIsRetained_whileTheCaptureHasFailed() throws Exception {
        try (Watched shop = new Watched("stuck", TABLE).startStreaming()) {
            shop.stop();
            shop.with("tenant: { column: customer_id }").start();
            await().until(() -> shop.status().state() == CaptureState.FAILED);
            long before = retained(shop);

            shop.sql(SEVENTY_MEGABYTES);

            await().untilAsserted(() -> assertThat(retained(shop)).isGreaterThan(before + 69_000_000));
            assertThat(shop.status().state()).isEqualTo(CaptureState.FAILED);
        }
    }

    @Test
    void dropsTheSlotAtTheBudget_andCountsAgainOnceRowsGetThrough() throws Exception {
        Gate gate = new Gate();
        try (Watched shop = new Watched("costly", TABLE)
                        .with("tenant: { column: tenant_id }\n      wal-budget: 64MB")
                        .start(gate::before);
                ChangeLog log = shop.log()) {
            shop.awaitStreaming();
            gate.shut();
            shop.sql("INSERT INTO booking SELECT g, g % 2 FROM generate_series(1, 1000) g", SEVENTY_MEGABYTES);

            await().until(() -> shop.status().state() == CaptureState.GIVEN_UP);
            Problem problem = Objects.requireNonNull(shop.status().problem());
            assertThat(problem.reason())
                    .matches("PostgreSQL kept [67]\\d(\\.\\d)? MB of WAL for slot headroom_" + shop.name
                            + "_g1, and the budget is 64 MB: Headroom dropped the slot, .*");
            assertThat(problem.fix()).contains("makes a new slot and counts every table again");
            assertThat(slots(shop)).isEqualTo("0");
            shop.sql("DELETE FROM booking WHERE id <= 100");
            gate.open();

            shop.awaitStreaming();
            assertThat(shop.status().generation()).isGreaterThan(1);
            await().untilAsserted(() ->
                    assertThat(log.read().rows(shop.name)).isEqualTo(Map.of("booking/0", 450L, "booking/1", 450L)));
        }
    }

    private static long retained(Watched shop) {
        SlotWal wal = shop.status().slotWal();
        return wal == null ? 0 : wal.retainedBytes();
    }

    private static String slots(Watched shop) throws Exception {
        return shop.query("SELECT count(*) FROM pg_replication_slots WHERE database = current_database()");
    }
}
