package io.headroom.core.remedy;

import io.headroom.core.scope.TableName;
import org.jspecify.annotations.Nullable;

/** How rows are let go: in small steps, which keep locks, WAL and dead rows short. */
public final class DeletionSql {
    private static final int STEP = 10_000;

    private DeletionSql() {}

    /**
     * A statement to be repeated until it deletes nothing, and then once a day.
     *
     * @param birthColumn says when a row was created
     * @param tenantColumn with {@code tenant}, whose rows alone are meant; null for all
     */
    public static String of(
            TableName table,
            String birthColumn,
            int keepMonths,
            @Nullable String tenantColumn,
            @Nullable String tenant) {
        String whose = tenantColumn == null || tenant == null
                ? ""
                : " AND " + identifier(tenantColumn) + " = '" + tenant.replace("'", "''") + "'";
        return "DELETE FROM " + table.quoted() + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table.quoted()
                + " WHERE "
                + identifier(birthColumn) + " < date_trunc('month', now()) - interval '" + keepMonths + " months'"
                + whose
                + " LIMIT " + STEP + "));";
    }

    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
