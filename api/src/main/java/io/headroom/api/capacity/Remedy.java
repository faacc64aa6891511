package io.headroom.api.capacity;

import io.headroom.api.database.OldRows;
import io.headroom.core.remedy.Ageing;
import io.headroom.core.remedy.DeletionSql;
import io.headroom.core.remedy.Retention;
import io.headroom.core.scope.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * What helps before money does. Bytes are on disk, as much as the table takes for one logical byte.
 *
 * @param limit which is reached later, such as {@code 95%}
 * @param tenant whose rows alone are meant; null for all rows of the table
 * @param keepMonths whole months before the present one whose rows stay
 * @param freedBytes of older rows
 * @param savedBytesPerDay that grow too old in the three months after
 * @param daysGained until the limit, on a straight line at the pace expected now; null where it is not reached any more
 * @param enough whether the limit is a year away then
 * @param space whether the file system gets it back
 * @param sql to be repeated until it deletes nothing, and then once a day; null where rows do not name the tenant themselves
 */
record Remedy(
        Kind kind,
        String limit,
        String database,
        String table,
        @Nullable String tenant,
        @Nullable String tenantName,
        int keepMonths,
        long freedBytes,
        long savedBytesPerDay,
        @Nullable Long daysGained,
        boolean enough,
        Space space,
        String caution,
        @Nullable String sql) {
    private static final String CAUTION =
            "Only if nobody needs the older rows: they are gone for good, and rows that others refer to cannot be deleted";

    enum Kind {
        /** Old rows of a table that is only added to are deleted, and go on being. */
        RETENTION
    }

    enum Space {
        /** By the same table's next rows. */
        REUSABLE
    }

    static Remedy of(String database, OldRows rows, String limit, Ageing.Choice choice) {
        Retention retention = choice.retention();
        Tenant tenant = rows.tenant();
        return new Remedy(
                Kind.RETENTION,
                limit,
                database,
                rows.table().name().toString(),
                tenant == null ? null : tenant.toString(),
                rows.name(),
                retention.keepMonths(),
                retention.freedBytes(),
                Math.round(retention.savedPerDay()),
                choice.daysGained().isPresent() ? (Long) choice.daysGained().getAsLong() : null,
                choice.enough(),
                Space.REUSABLE,
                CAUTION,
                DeletionSql.of(rows.table(), retention.keepMonths(), tenant == null ? null : tenant.id())
                        .orElse(null));
    }
}
