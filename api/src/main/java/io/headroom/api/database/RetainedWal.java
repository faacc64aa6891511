package io.headroom.api.database;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.usage.SlotWal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL keeps of its log for Headroom's replication slot.
 *
 * @param at when it was read
 * @param ageSeconds how long ago that was
 * @param budgetBytes Headroom drops its slot when that much is retained
 * @param status PostgreSQL's {@code wal_status}
 * @param safeBytes that can be written before PostgreSQL may give the slot up, null where it never does
 */
@Schema(nullable = true)
record RetainedWal(
        Instant at,
        double ageSeconds,
        long retainedBytes,
        long budgetBytes,
        @Nullable String status,
        @Nullable Long safeBytes) {
    private static final double MILLIS = 1000;
    /** Several looks missed: the server cannot be reached, or ingest is down. */
    private static final double OLD = 60;

    static @Nullable RetainedWal of(@Nullable CaptureStatus capture, Instant now) {
        SlotWal wal = capture == null ? null : capture.slotWal();
        return wal == null
                ? null
                : new RetainedWal(
                        wal.at(),
                        Math.max(0, Duration.between(wal.at(), now).toMillis()) / MILLIS,
                        wal.retainedBytes(),
                        wal.budgetBytes(),
                        wal.status(),
                        wal.safeBytes());
    }

    /** Whether it may be told without its age. */
    boolean current() {
        return ageSeconds <= OLD;
    }
}
