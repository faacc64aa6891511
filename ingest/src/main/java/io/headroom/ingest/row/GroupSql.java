package io.headroom.ingest.row;

import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the query that counts a table by tenant and day of birth: text of the tenant or NULL, number of the day since
 * 1970 in UTC or NULL, rows, bytes.
 */
public final class GroupSql {
    /** Types of which equal values have one text, and a text that is dearer to compare than the value. */
    private static final Set<String> PLAIN_KEYS = Set.of("int2", "int4", "int8", "uuid");

    private GroupSql() {}

    /**
     * @param tenant the column that names the tenant, if one does
     * @param birth the column that says when a row was created, if one does
     * @param utf8 whether that is the encoding of the database
     */
    public static String of(TableShape table, @Nullable String tenant, @Nullable String birth, boolean utf8) {
        SizeSql sizes = new SizeSql(table, utf8);
        List<String> columns = new ArrayList<>();
        columns.add((tenant == null ? "NULL::text" : key(table, tenant)) + " AS tenant");
        columns.add(
                birth != null && BirthSql.tells(table, birth)
                        ? BirthSql.day(TableName.quoted(birth)) + " AS born"
                        : "NULL::bigint AS born");
        columns.addAll(sizes.payloads());
        // The offset keeps the inner query apart: else every payload would be measured wherever it is named.
        return "SELECT tenant::text, born, count(*), sum(" + sizes.size() + ")::bigint FROM (SELECT "
                + String.join(", ", columns) + " FROM " + (table.partitioned() ? "" : "ONLY ")
                + table.name().quoted() + " OFFSET 0) AS rows GROUP BY tenant, born";
    }

    /** Tenants are told apart by their text. */
    private static String key(TableShape table, String tenant) {
        boolean plain = table.columns().stream()
                .filter(column -> column.name().equals(tenant))
                .anyMatch(column -> PLAIN_KEYS.contains(column.typeOrFail().name()));
        return TableName.quoted(tenant) + (plain ? "" : "::text");
    }
}
