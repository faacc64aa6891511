package io.headroom.api.capacity;

import io.headroom.api.database.OldRows;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.remedy.Ageing;
import io.headroom.core.remedy.DeletionSql;
import io.headroom.core.remedy.FreedSpace;
import io.headroom.core.remedy.RemedyKind;
import io.headroom.core.remedy.Retention;
import io.headroom.core.remedy.Ruling;
import io.headroom.core.scope.Tenant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What helps before money does. Bytes are on disk.
 *
 * @param limit which is reached later, such as {@code 95%}; null where no limit has a date that it moves
 * @param database null where it is about the whole instance
 * @param table null where it is about no single one
 * @param index null where it is about none
 * @param tenant whose rows alone are meant; null for all rows of the table
 * @param keepMonths whole months before the present one whose rows stay; null where no rows go
 * @param freedBytes at once; null where it is no room that is gained
 * @param savedBytesPerDay by which less is written from then on; of a retention, what grows too old in the three months after
 * @param daysGained until the limit, on a straight line at the pace expected now; null where it is not reached any more, or
 *     there is no limit
 * @param enough whether the limit is a year away then
 * @param space who gets the room
 * @param what the deed, in a few words
 * @param why the figures that call for it
 * @param lock what the statement keeps others from; null where it keeps nobody from anything
 * @param doubt what has to be found out before it may be done; null where nothing has
 * @param sql of a retention, to be repeated until it deletes nothing, and then once a day; null where no statement does it
 */
record Remedy(
        RemedyKind kind,
        @Nullable String limit,
        @Nullable String database,
        @Nullable String table,
        @Nullable String index,
        @Nullable String tenant,
        @Nullable String tenantName,
        @Nullable Integer keepMonths,
        @Nullable Long freedBytes,
        @Nullable Long savedBytesPerDay,
        @Nullable Long daysGained,
        boolean enough,
        FreedSpace space,
        String what,
        String why,
        @Nullable String lock,
        @Nullable String doubt,
        String caution,
        @Nullable String sql) {
    private static final String CAUTION =
            "Only if nobody needs the older rows: they are gone for good, and rows that others refer to cannot be deleted";

    static Remedy of(String database, OldRows rows, String limit, Ageing.Choice choice) {
        Retention retention = choice.retention();
        Tenant tenant = rows.tenant();
        String table = rows.table().name().toString();
        String whose = tenant == null ? "" : " of tenant " + (rows.name() == null ? tenant.toString() : rows.name());
        return new Remedy(
                RemedyKind.RETENTION,
                limit,
                database,
                table,
                null,
                tenant == null ? null : tenant.toString(),
                rows.name(),
                retention.keepMonths(),
                retention.freedBytes(),
                Math.round(retention.savedPerDay()),
                orNull(choice.daysGained()),
                choice.enough(),
                FreedSpace.REUSABLE,
                "Keep " + retention.keepMonths() + " months of " + table + whose,
                "It is written like a log, and " + new Bytes(retention.freedBytes()).said() + " of it is older",
                null,
                null,
                CAUTION,
                DeletionSql.of(rows.table(), retention.keepMonths(), tenant == null ? null : tenant.id())
                        .orElse(null));
    }

    /** @param delay null where no limit has a date, or nobody knows by how much it is put off */
    static Remedy of(@Nullable String database, Ruling.Offered said, @Nullable Delay delay) {
        Ruling.Gain gain = said.gain();
        return new Remedy(
                said.kind(),
                delay == null ? null : delay.limit(),
                database,
                said.table() == null ? null : said.table().toString(),
                said.index(),
                null,
                null,
                null,
                gain == null ? null : (Long) gain.bytes(),
                gain == null ? null : (Long) 0L,
                delay == null ? null : orNull(delay.days()),
                delay != null && delay.enough(),
                gain == null ? FreedSpace.NONE : gain.space(),
                said.what(),
                said.why(),
                said.how().lock(),
                said.doubt(),
                said.how().caution(),
                said.how().sql());
    }

    private static @Nullable Long orNull(OptionalLong days) {
        return days.isPresent() ? (Long) days.getAsLong() : null;
    }
}
