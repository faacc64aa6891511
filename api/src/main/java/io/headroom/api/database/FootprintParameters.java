package io.headroom.api.database;

import org.jspecify.annotations.Nullable;

/** What the caller of footprints asked, unchecked; an empty filter is none. */
record FootprintParameters(
        String by,
        @Nullable String table,
        @Nullable String tenant,
        int limit,
        @Nullable String cursor,
        String sort) {

    FootprintParameters {
        table = table == null || table.isEmpty() ? null : table;
        tenant = tenant == null || tenant.isEmpty() ? null : tenant;
        cursor = cursor == null || cursor.isEmpty() ? null : cursor;
    }
}
