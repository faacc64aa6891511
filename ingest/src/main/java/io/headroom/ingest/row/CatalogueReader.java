package io.headroom.ingest.row;

import io.headroom.core.scope.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shapes of tables in four queries, however many tables there are. Ordinary and partitioned tables and
 * partitions are read; views, foreign and temporary tables and PostgreSQL's own are not.
 */
public final class CatalogueReader {
    private static final String TABLES = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.relreplident, c.relpersistence, rn.nspname, r.relname
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_catalog.pg_class r ON c.relispartition AND r.oid = pg_catalog.pg_partition_root(c.oid)
              LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
             WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
             ORDER BY n.nspname, c.relname
            """;
    private static final String COLUMNS = """
            SELECT attrelid, attnum, attname, atttypid, attnotnull, attgenerated <> '', attisdropped
              FROM pg_catalog.pg_attribute
             WHERE attrelid = ANY (?::bigint[]::oid[]) AND attnum > 0
             ORDER BY attrelid, attnum
            """;
    /** A deferrable key identifies nothing: two rows may share it for a while. */
    private static final String KEYS = """
            SELECT i.indrelid, k.attnum
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
              CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
             WHERE i.indrelid = ANY (?::bigint[]::oid[]) AND i.indisvalid AND i.indimmediate
               AND k.place <= i.indnkeyatts
               AND CASE c.relreplident WHEN 'i' THEN i.indisreplident ELSE i.indisprimary END
             ORDER BY i.indrelid, k.attnum
            """;

    private final Connection connection;

    public CatalogueReader(Connection connection) {
        this.connection = connection;
    }

    /** @return the tables whose name is accepted, ordered by name */
    public List<TableShape> read(Predicate<TableName> accepted) throws SQLException {
        List<Relation> relations = relations(accepted);
        Long[] oids = relations.stream().map(Relation::oid).toArray(Long[]::new);
        Map<Long, List<Column>> columns = columns(oids, TypeCatalogue.read(connection));
        Map<Long, List<Integer>> keys = keys(oids);
        return relations.stream()
                .map(relation -> relation.shape(
                        columns.getOrDefault(relation.oid, List.of()), keys.getOrDefault(relation.oid, List.of())))
                .toList();
    }

    private List<Relation> relations(Predicate<TableName> accepted) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(TABLES);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Relation relation = Relation.of(row);
                if (accepted.test(relation.name)) {
                    relations.add(relation);
                }
            }
        }
        return relations;
    }

    private Map<Long, List<Column>> columns(Long[] oids, TypeCatalogue types) throws SQLException {
        Map<Long, List<Column>> columns = new HashMap<>();
        try (PreparedStatement query = about(oids, COLUMNS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                columns.computeIfAbsent(row.getLong(1), oid -> new ArrayList<>())
                        .add(column(row, types));
            }
        }
        return columns;
    }

    private static Column column(ResultSet row, TypeCatalogue types) throws SQLException {
        int number = row.getInt(2);
        if (row.getBoolean(7)) {
            return Column.dropped(number);
        }
        return new Column(number, row.getString(3), types.get(row.getLong(4)), row.getBoolean(5), row.getBoolean(6));
    }

    private Map<Long, List<Integer>> keys(Long[] oids) throws SQLException {
        Map<Long, List<Integer>> keys = new HashMap<>();
        try (PreparedStatement query = about(oids, KEYS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                keys.computeIfAbsent(row.getLong(1), oid -> new ArrayList<>()).add(row.getInt(2));
            }
        }
        return keys;
    }

    private PreparedStatement about(Long[] oids, String sql) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setArray(1, connection.createArrayOf("int8", oids));
        return query;
    }

    private record Relation(
            long oid,
            TableName name,
            boolean partitioned,
            ReplicaIdentity identity,
            boolean logged,
            @Nullable TableName root) {

        static Relation of(ResultSet row) throws SQLException {
            @Nullable String rootSchema = row.getString(7);
            return new Relation(
                    row.getLong(1),
                    new TableName(row.getString(2), row.getString(3)),
                    "p".equals(row.getString(4)),
                    ReplicaIdentity.of(row.getString(5).charAt(0)),
                    "p".equals(row.getString(6)),
                    rootSchema == null ? null : new TableName(rootSchema, row.getString(8)));
        }

        TableShape shape(List<Column> columns, List<Integer> key) {
            List<Column> keyColumns = columns.stream()
                    .filter(column -> key.contains(column.number()))
                    .toList();
            return new TableShape(name, oid, columns, keyColumns, identity, partitioned, root, logged);
        }
    }
}
