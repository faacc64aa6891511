package io.headroom.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capture.CaptureState;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What holds once everything is quiet again, whatever happened before. */
final class Invariant {
    private static final String RETAINED = "SELECT coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)), 0)"
            + " FROM pg_replication_slots WHERE database = current_database()";

    private Invariant() {}

    /** Rows of each table and tenant equal SQL, nothing is negative, nothing is held up, and hardly any WAL is kept. */
    static void holds(Watched shop, ChangeLog log, String... tables) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(java.sql.SQLException.class)
                .untilAsserted(() -> {
                    assertThat(log.read().rows(shop.name)).isEqualTo(shop.counts(tables));
                    assertThat(log.footprints(shop.name).values())
                            .noneMatch(footprint -> footprint.rows() < 0 || footprint.bytes() < 0);
                    assertThat(shop.status().state()).isEqualTo(CaptureState.STREAMING);
                    assertThat(shop.status().problem()).isNull();
                    assertThat(Long.parseLong(shop.query(RETAINED))).isLessThan(64 << 20);
                });
    }
}
