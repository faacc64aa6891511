package io.headroom.ingest.tenancy;

import io.headroom.core.scope.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the foreign keys from the catalogue. Those of partitions are part of their root's. */
public final class ForeignKeys {
    /**
     * Whole numbers of any width, and text with or without a limit, have one form each in a row's key. Values of other
     * types do if the types are the same to the letter, unless equal values may be written differently, as 1 and 1.0 or,
     * in a citext, a and A.
     */
    private static final String SQL = """
            SELECT cn.nspname, c.relname, k.conname, pn.nspname, p.relname,
                   array_agg(a.attname::text ORDER BY r.attnum), array_agg(r.attname::text ORDER BY r.attnum),
                   bool_and(a.attnotnull),
                   bool_and((a.atttypid = r.atttypid AND a.atttypmod = r.atttypmod AND t.typname <> 'citext'
                           AND (t.typname <> 'numeric' OR a.atttypmod <> -1))
                       OR (a.atttypid IN (20, 21, 23) AND r.atttypid IN (20, 21, 23))
                       OR (a.atttypid IN (25, 1043) AND r.atttypid IN (25, 1043)))
              FROM pg_catalog.pg_constraint k
              JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
              JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
              JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
              JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
             CROSS JOIN unnest(k.conkey, k.confkey) AS pair (own, other)
              JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own
              JOIN pg_catalog.pg_attribute r ON r.attrelid = k.confrelid AND r.attnum = pair.other
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
             WHERE k.contype = 'f' AND k.conparentid = 0 AND NOT c.relispartition AND NOT p.relispartition
             GROUP BY k.oid, cn.nspname, c.relname, k.conname, pn.nspname, p.relname
             ORDER BY cn.nspname, c.relname, k.conname
            """;

    private ForeignKeys() {}

    public static List<ForeignKey> read(Connection connection) throws SQLException {
        List<ForeignKey> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SQL);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                keys.add(new ForeignKey(
                        new TableName(row.getString(1), row.getString(2)),
                        row.getString(3),
                        List.of((String[]) row.getArray(6).getArray()),
                        new TableName(row.getString(4), row.getString(5)),
                        List.of((String[]) row.getArray(7).getArray()),
                        row.getBoolean(8),
                        row.getBoolean(9)));
            }
        }
        return keys;
    }
}
