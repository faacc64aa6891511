package io.headroom.ingest.source;

import io.headroom.core.capture.Partition;
import io.headroom.core.config.TablesConfig;
import io.headroom.core.scope.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the facts about all watched tables from the catalogue. Partitions are part of their root. */
final class TableSurvey {
    /**
     * The leaves of a partitioned table decide what is logged, each by itself; the root stands for the worst of them. An
     * index as identity is counted as none there, because it may be another one in every leaf. From PostgreSQL 18 on, a
     * published table whose identity has generated columns cannot be updated any more.
     */
    private static final String SQL = """
            SELECT n.nspname, c.relname, c.oid, c.relkind = 'p', c.relpersistence = 'u',
                   CASE WHEN current_setting('server_version_num')::int >= 180000 AND EXISTS (
                       SELECT FROM pg_attribute a
                       WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attgenerated <> '' AND (
                           EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND a.attnum = ANY (i.indkey::int2[])
                               AND CASE c.relreplident WHEN 'd' THEN i.indisprimary ELSE i.indisreplident END)
                           OR EXISTS (
                               SELECT FROM (SELECT c.oid AS id UNION SELECT relid::oid FROM pg_partition_tree(c.oid)) t
                               JOIN pg_class l ON l.oid = t.id WHERE l.relreplident = 'f'))) THEN 'g'
                   WHEN c.relkind = 'p' THEN coalesce((
                       SELECT CASE WHEN bool_or(l.relreplident IN ('n', 'i')) THEN 'n' ELSE min(l.relreplident::text) END
                       FROM pg_partition_tree(c.oid) t JOIN pg_class l ON l.oid = t.relid WHERE t.isleaf), 'd')
                   ELSE c.relreplident::text END,
                   ARRAY(SELECT a.attname::text
                         FROM pg_index i
                         CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
                         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
                         WHERE i.indrelid = c.oid AND i.indisvalid AND i.indimmediate AND k.place <= i.indnkeyatts
                           AND CASE WHEN c.relreplident = 'i' AND c.relkind = 'r'
                                    THEN i.indisreplident ELSE i.indisprimary END
                         ORDER BY k.number),
                   ARRAY(SELECT a.attname::text FROM pg_attribute a
                         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
                   has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'),
                   c.relrowsecurity AND NOT r.rolsuper AND NOT r.rolbypassrls
                       AND (c.relforcerowsecurity OR NOT pg_has_role(c.relowner, 'USAGE')),
                   pg_has_role(c.relowner, 'USAGE'),
                   c.reltuples,
                   CASE WHEN c.relkind = 'p' THEN ARRAY(
                       SELECT l.oid::text || '/' || l.relfilenode FROM pg_partition_tree(c.oid) t
                       JOIN pg_class l ON l.oid = t.relid WHERE t.isleaf ORDER BY l.oid) ELSE '{}' END
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_roles r ON r.rolname = current_user
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
              AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            ORDER BY 1, 2
            """;

    private TableSurvey() {}

    static List<TableFacts> read(Connection connection, TablesConfig tables) throws SQLException {
        List<TableFacts> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                TableName name = new TableName(row.getString(1), row.getString(2));
                if (tables.watches(name)) {
                    found.add(facts(name, row));
                }
            }
        }
        return found;
    }

    private static TableFacts facts(TableName name, ResultSet row) throws SQLException {
        return new TableFacts(
                name,
                row.getLong(3),
                row.getBoolean(4),
                row.getBoolean(5),
                Identity.ofCode(row.getString(6)),
                texts(row.getArray(7)),
                texts(row.getArray(8)),
                row.getBoolean(9),
                row.getBoolean(10),
                row.getBoolean(11),
                (long) row.getDouble(12),
                texts(row.getArray(13)).stream().map(TableSurvey::partition).toList());
    }

    private static Partition partition(String text) {
        int slash = text.indexOf('/');
        return new Partition(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
