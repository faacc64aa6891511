package io.headroom.api.database;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what is known about one database, with how current and how reliable that is.
 *
 * @param nextCursor hand it in as {@code cursor} for the next page; null on the last
 */
record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Instant asOf,
        @Nullable Double freshnessSeconds,
        DatabaseStatus status,
        boolean provisional) {

    static <T> Page<T> of(Database database, List<T> items, @Nullable String nextCursor) {
        return new Page<>(
                items,
                nextCursor,
                database.asOf(),
                database.freshnessSeconds(),
                database.condition().status(),
                database.provisional());
    }
}
