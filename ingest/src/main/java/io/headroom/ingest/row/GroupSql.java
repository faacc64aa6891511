package io.headroom.ingest.row;

import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the query that counts a table by tenant and day of birth: text of the tenant or NULL, number of the day since
 * 1970 in UTC or NULL, rows, bytes.
 */
public final class GroupSql {
    private GroupSql() {}

    /**
     * @param tenant the column that names the tenant, if one does
     * @param birth the column that says when a row was created, if one does
     * @param utf8 whether that is the encoding of the database
     */
    public static String of(TableShape table, @Nullable String tenant, @Nullable String birth, boolean utf8) {
        SizeSql sizes = new SizeSql(table, utf8);
        List<String> columns = new ArrayList<>();
        columns.add((tenant == null ? "NULL" : TableName.quoted(tenant)) + "::text AS tenant");
        columns.add(
                birth != null && BirthSql.tells(table, birth)
                        ? BirthSql.day(TableName.quoted(birth)) + " AS born"
                        : "NULL::bigint AS born");
        columns.addAll(sizes.payloads());
        // The offset keeps the inner query apart: else every payload would be measured wherever it is named.
        return "SELECT tenant, born, count(*), sum(" + sizes.size() + ")::bigint FROM (SELECT "
                + String.join(", ", columns) + " FROM " + (table.partitioned() ? "" : "ONLY ")
                + table.name().quoted() + " OFFSET 0) AS rows GROUP BY tenant, born";
    }
}
