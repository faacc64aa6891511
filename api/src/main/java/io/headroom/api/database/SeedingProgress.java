package io.headroom.api.database;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.Seeding;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the first reading of a database has come.
 *
 * @param expectedRows an estimate, so it may be exceeded
 */
@Schema(nullable = true)
record SeedingProgress(int tablesDone, int tables, long rows, long expectedRows) {

    static @Nullable SeedingProgress of(@Nullable CaptureStatus capture) {
        Seeding seeding = capture == null ? null : capture.seeding();
        return seeding == null
                ? null
                : new SeedingProgress(seeding.tablesDone(), seeding.tables(), seeding.rows(), seeding.expectedRows());
    }
}
