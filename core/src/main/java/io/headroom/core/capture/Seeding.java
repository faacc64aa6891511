package io.headroom.core.capture;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far the first reading of a database has come.
 *
 * @param expectedRows PostgreSQL's own estimate, so it may be exceeded
 * @param rowsPerSecond how fast it goes at present
 * @param remaining how long it will still take at that rate; absent where that cannot be told
 */
public record Seeding(
        int tablesDone,
        int tables,
        long rows,
        long expectedRows,
        long rowsPerSecond,
        @Nullable Duration remaining) {}
