package io.headroom.ingest.row;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of a database by oid, with domains followed to the type underneath. */
final class TypeCatalogue {
    /** The row types of tables are left out: there are as many as tables, and nobody has columns of them. */
    private static final String TYPES = """
            SELECT t.oid, t.typname, t.typtype, t.typlen, t.typalign, t.typbasetype, t.typstorage,
                   CASE WHEN t.typtype = 'r' THEN r.rngsubtype WHEN t.typcategory = 'A' THEN t.typelem ELSE 0 END
              FROM pg_catalog.pg_type t
              LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
              LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
             WHERE t.typtype <> 'c' OR c.relkind = 'c'
            """;

    private static final ColumnType UNKNOWN = new ColumnType("unknown", TypeKind.OTHER, -1, 4, true, null);

    private final Map<Long, Entry> entries = new HashMap<>();

    private record Entry(
            String name, char kind, int length, int alignment, long base, boolean packable, long element) {}

    static TypeCatalogue read(Connection connection) throws SQLException {
        TypeCatalogue types = new TypeCatalogue();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TYPES)) {
            while (row.next()) {
                types.entries.put(row.getLong(1), entry(row));
            }
        }
        return types;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString(2),
                row.getString(3).charAt(0),
                row.getInt(4),
                ColumnType.alignment(row.getString(5).charAt(0)),
                row.getLong(6),
                row.getInt(4) < 0 && !"p".equals(row.getString(7)),
                row.getLong(8));
    }

    ColumnType get(long oid) {
        Entry entry = entries.get(oid);
        if (entry == null) {
            return UNKNOWN;
        }
        if (entry.kind == 'd') {
            return get(entry.base);
        }
        @Nullable ColumnType element = entry.element == 0 ? null : get(entry.element);
        TypeKind kind = TypeKind.of(entry.kind, element != null);
        return new ColumnType(entry.name, kind, entry.length, entry.alignment, entry.packable, element);
    }
}
