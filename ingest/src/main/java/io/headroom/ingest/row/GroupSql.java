package io.headroom.ingest.row;

import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the query that counts a table by tenant and day of birth: text of the tenant or NULL, number of the day since
 * 1970 in UTC or NULL, rows, bytes, whether a parent row that should tell the tenant is not there.
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
        String column = (tenant == null ? "NULL::text" : key(table, tenant)) + " AS tenant";
        return grouped("rows.tenant", "false", rows(table, List.of(column), birth, utf8), table, utf8);
    }

    /** The same of a table whose tenants other tables name. Rows are measured before anything is joined to them. */
    public static String along(TableShape table, OwnerPath path, @Nullable String birth, boolean utf8) {
        String rows = rows(table, path.wanted(), birth, utf8);
        return grouped("owners.tenant", path.orphan("rows"), rows + path.join("rows"), table, utf8);
    }

    private static String grouped(String tenant, String orphan, String from, TableShape table, boolean utf8) {
        return "SELECT " + tenant + "::text, rows.born, count(*), sum(" + new SizeSql(table, utf8).size()
                + ")::bigint, " + orphan + " FROM " + from + " GROUP BY " + tenant + ", rows.born, 5";
    }

    /** The offset keeps the inner query apart: else every payload would be measured wherever it is named. */
    private static String rows(TableShape table, List<String> owners, @Nullable String birth, boolean utf8) {
        List<String> columns = new ArrayList<>(owners);
        columns.add(
                birth != null && BirthSql.tells(table, birth)
                        ? BirthSql.day(TableName.quoted(birth)) + " AS born"
                        : "NULL::bigint AS born");
        columns.addAll(new SizeSql(table, utf8).payloads());
        return "(SELECT " + String.join(", ", columns) + " FROM " + from(table) + " OFFSET 0) AS rows";
    }

    /** Tables that inherit from it are tables of their own. */
    static String from(TableShape table) {
        return (table.partitioned() ? "" : "ONLY ") + table.name().quoted();
    }

    /** Tenants are told apart by their text. */
    static String key(TableShape table, String tenant) {
        boolean plain = table.columns().stream()
                .filter(column -> column.name().equals(tenant))
                .anyMatch(column -> PLAIN_KEYS.contains(column.typeOrFail().name()));
        return TableName.quoted(tenant) + (plain ? "" : "::text");
    }
}
