package io.headroom.core.remedy;

import io.headroom.core.capture.WatchedTable;
import io.headroom.core.scope.TableName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How rows are let go: in small steps, which keep locks, WAL and dead rows short. */
public final class DeletionSql {
    private static final int STEP = 10_000;

    private DeletionSql() {}

    /**
     * A statement to be repeated until it deletes nothing, and then once a day. Empty where no column says when a row was
     * created, or rows do not name the tenant themselves.
     *
     * @param keepMonths whole months in UTC before the present one whose rows stay
     * @param tenant whose rows alone are meant; null for all
     */
    public static Optional<String> of(WatchedTable table, int keepMonths, @Nullable String tenant) {
        String birth = table.birthColumn();
        String owner = table.tenantColumn();
        if (birth == null || (tenant != null && owner == null)) {
            return Optional.empty();
        }
        String whose =
                tenant == null || owner == null ? "" : " AND " + TableName.quoted(owner) + " = " + literal(tenant);
        String old = older(TableName.quoted(birth), keepMonths) + whose + " LIMIT " + STEP;
        String name = table.name().quoted();
        return Optional.of(table.partitions().isEmpty() ? inPlace(name, old) : inPartitions(name, old));
    }

    /**
     * The months are those of UTC for any type of column and any time zone of the session, which {@code interval} alone would
     * reckon in. The first two conditions are for an index; the four days are for what a session may be off by.
     */
    private static String older(String birth, int months) {
        String kept = " - interval '" + months + " months'";
        return birth + " > '-infinity' AND " + birth + " < now()" + kept
                + " + interval '4 days' AND extract(epoch FROM " + birth
                + ") < extract(epoch FROM date_trunc('month', now() AT TIME ZONE 'UTC')" + kept + ")";
    }

    /** A row's place is its number in this table alone, so those that inherit from it stay out. */
    private static String inPlace(String table, String old) {
        return "DELETE FROM ONLY " + table + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM ONLY " + table + " WHERE " + old
                + "));";
    }

    /** Rows of several partitions have the same number. */
    private static String inPartitions(String table, String old) {
        return "DELETE FROM " + table + " WHERE (tableoid, ctid) IN (SELECT tableoid, ctid FROM " + table + " WHERE "
                + old + ");";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
