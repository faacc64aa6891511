package io.headroom.ingest.row;

import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes SQL that sizes rows as {@link RowLayout} does, without the rows leaving the server. A value's payload is asked for
 * once, as a column of an inner query; the tuple's layout is arithmetic on those, in which each end is named once, so that
 * the text grows with the number of columns and no faster.
 */
final class SizeSql {
    private static final int LONGEST_SHORT = 126;

    /** Instead of the length from which on values are wide: every value is known to be short. */
    private static final int ALL_SHORT = 0;

    private final TableShape table;
    private final PayloadSql sizes;

    SizeSql(TableShape table, boolean utf8) {
        this.table = table;
        this.sizes = new PayloadSql(utf8);
    }

    /** The columns of the inner query: {@code octet_length("name") AS p3}. */
    List<String> payloads() {
        return table.streamed().stream()
                .filter(column -> !isConstant(column))
                .map(column -> payload(TableName.quoted(column.name()), column.typeOrFail()) + " AS " + name(column))
                .toList();
    }

    /**
     * The size of one row, out of those columns. Where no value is long, and together they cannot be too large for a page,
     * that is a short sum; most rows are so.
     */
    String size() {
        List<Column> packable =
                table.streamed().stream().filter(SizeSql::isPackable).toList();
        String header = header();
        if (packable.isEmpty()) {
            return header + " + " + end(Integer.MAX_VALUE);
        }
        String anyhow = anyhow(header, packable);
        int longest = longestOfSmall(packable.size());
        return longest < RowLayout.SMALLEST_WIDE
                ? anyhow
                : "CASE WHEN " + longest(packable) + " <= " + longest + " THEN " + header + " + " + end(ALL_SHORT)
                        + " ELSE " + anyhow + " END";
    }

    private String anyhow(String header, List<Column> packable) {
        return "CASE WHEN " + header + " + " + end(Integer.MAX_VALUE) + " > " + RowLayout.TOAST_THRESHOLD + " THEN "
                + sized(header, RowLayout.SMALLEST_WIDE, packable) + " ELSE "
                + sized(header, RowLayout.ALWAYS_WIDE, packable) + " END";
    }

    /** How long every packable value may be at most for a row to be small whatever else is in it, as most rows are. */
    private int longestOfSmall(int packable) {
        long fixed =
                Attribute.align(RowLayout.TUPLE_HEADER + (table.columns().size() + 7) / 8, RowLayout.TUPLE_ALIGNMENT);
        for (Column column : table.streamed()) {
            Attribute attribute = Attribute.of(column.typeOrFail());
            if (!isPackable(column) && attribute.length() < 0) {
                return 0;
            }
            fixed += isPackable(column) ? 1 : attribute.length() + attribute.alignment() - 1;
        }
        return (int) Math.min(LONGEST_SHORT, (RowLayout.TOAST_THRESHOLD - fixed) / packable);
    }

    private static String longest(List<Column> packable) {
        return packable.stream().map(SizeSql::name).collect(Collectors.joining(", ", "greatest(", ")"));
    }

    private String sized(String header, int wideFrom, List<Column> packable) {
        return header + " + " + end(wideFrom)
                + packable.stream()
                        .map(SizeSql::name)
                        .map(bytes -> " + " + when(bytes + " >= " + wideFrom, "((" + bytes + " + 7) & -4)", 0))
                        .collect(Collectors.joining());
    }

    /** A type that the server cannot measure is estimated: by its text, as everywhere, or as it is stored. */
    private String payload(String column, ColumnType type) {
        if (!type.varlena()) {
            return "CASE WHEN $ IS NOT NULL THEN # END"
                    .replace("#", "" + type.length())
                    .replace("$", column);
        }
        if (sizes.measures(type)) {
            return sizes.of(column, type);
        }
        return (Payloads.estimates(type)
                        ? "octet_length($::text)"
                        : "pg_column_size($) - CASE WHEN pg_column_size($) < 128 THEN 1 ELSE 4 END")
                .replace("$", column);
    }

    private String header() {
        int bitmap = (table.columns().size() + 7) / 8;
        long plain = Attribute.align(RowLayout.TUPLE_HEADER, RowLayout.TUPLE_ALIGNMENT);
        long withNulls = Attribute.align(RowLayout.TUPLE_HEADER + bitmap, RowLayout.TUPLE_ALIGNMENT);
        List<String> nullable = table.streamed().stream()
                .filter(column -> !column.notNull())
                .map(column -> name(column) + " IS NULL")
                .toList();
        boolean gaps = table.streamed().size() < table.columns().size();
        if (gaps || nullable.isEmpty() || plain == withNulls) {
            return String.valueOf(gaps ? withNulls : plain);
        }
        return "CASE WHEN " + String.join(" OR ", nullable) + " THEN " + withNulls + " ELSE " + plain + " END";
    }

    /** Where the attributes end if those of at least so many bytes take no room. */
    private String end(int wideFrom) {
        long fixed = 0;
        List<Column> rest = new ArrayList<>(table.streamed());
        while (!rest.isEmpty() && isConstant(rest.get(0))) {
            Attribute attribute = Attribute.of(rest.remove(0).typeOrFail());
            fixed = attribute.place(fixed, attribute.length());
        }
        String end = String.valueOf(fixed);
        for (Column column : rest) {
            end = isPackable(column)
                    ? packed(end, name(column), Attribute.of(column.typeOrFail()), wideFrom)
                    : placed(end, column, Attribute.of(column.typeOrFail()));
        }
        return end;
    }

    private static String placed(String end, Column column, Attribute attribute) {
        int mask = attribute.alignment() - 1;
        int length = attribute.length();
        String bytes = length > 0 ? String.valueOf(length) : name(column) + " + 4";
        if (column.notNull()) {
            return "(((" + end + " + " + mask + ") & " + -attribute.alignment() + ") + " + bytes + ")";
        }
        String there = name(column) + " IS NOT NULL";
        return "(((" + end + " + " + when(there, mask, 0) + ") & " + when(there, -attribute.alignment(), -1) + ") + "
                + when(there, bytes, 0) + ")";
    }

    private static String packed(String end, String bytes, Attribute attribute, int wideFrom) {
        if (wideFrom == ALL_SHORT) {
            return "(" + end + " + coalesce(" + bytes + " + 1, 0))";
        }
        boolean mayBeLong = wideFrom > LONGEST_SHORT + 1;
        String isShort = bytes + " < " + Math.min(LONGEST_SHORT + 1, wideFrom);
        if (!mayBeLong) {
            return "(" + end + " + " + when(isShort, bytes + " + 1", 0) + ")";
        }
        String isLong = bytes + " > " + LONGEST_SHORT + " AND " + bytes + " < " + wideFrom;
        return "(((" + end + " + " + when(isLong, attribute.alignment() - 1, 0) + ") & "
                + when(isLong, -attribute.alignment(), -1) + ") + CASE WHEN " + isShort + " THEN " + bytes
                + " + 1 WHEN " + isLong + " THEN " + bytes + " + 4 ELSE 0 END)";
    }

    private static String when(String condition, Object then, Object otherwise) {
        return "CASE WHEN " + condition + " THEN " + then + " ELSE " + otherwise + " END";
    }

    /** Whether every row has a value of the same length. */
    private static boolean isConstant(Column column) {
        return column.notNull() && !column.typeOrFail().varlena();
    }

    private static boolean isPackable(Column column) {
        return column.typeOrFail().varlena() && column.typeOrFail().packable();
    }

    private static String name(Column column) {
        return "p" + column.number();
    }
}
