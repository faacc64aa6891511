package io.headroom.api.database;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.Seeding;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the first reading of a database has come.
 *
 * @param expectedRows an estimate, so it may be exceeded
 * @param remainingSeconds at the present rate; null where that cannot be told
 */
@Schema(nullable = true)
record SeedingProgress(
        int tablesDone,
        int tables,
        long rows,
        long expectedRows,
        long rowsPerSecond,
        @Nullable Long remainingSeconds) {

    static @Nullable SeedingProgress of(@Nullable CaptureStatus capture) {
        Seeding seeding = capture == null ? null : capture.seeding();
        return seeding == null
                ? null
                : new SeedingProgress(
                        seeding.tablesDone(),
                        seeding.tables(),
                        seeding.rows(),
                        seeding.expectedRows(),
                        seeding.rowsPerSecond(),
                        seeding.remaining() == null ? null : seeding.remaining().toSeconds());
    }
}
