package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The watched tables of a database by the relations that hold their rows; partitions are part of their root.
 *
 * @param locked relations that somebody has, or waits to have, to himself
 */
record TableList(Map<Long, TableName> relations, Set<Long> locked) {
    private static final String TABLES = """
            SELECT c.oid, coalesce(rn.nspname, n.nspname), coalesce(r.relname, c.relname)
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_class r ON c.relispartition AND r.oid = pg_partition_root(c.oid)
              LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
             WHERE c.relkind = 'r' AND c.relpersistence <> 't'
               AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
             ORDER BY c.oid
            """;

    private static final String LOCKED = """
            SELECT DISTINCT relation FROM pg_locks
             WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock'
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """;

    static TableList read(Connection connection, DatabaseConfig config) throws SQLException {
        Map<Long, TableName> relations = new TreeMap<>();
        Set<Long> locked = new HashSet<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    TableName name = new TableName(row.getString(2), row.getString(3));
                    if (config.tables().watches(name)) {
                        relations.put(row.getLong(1), name);
                    }
                }
            }
            try (ResultSet row = statement.executeQuery(LOCKED)) {
                while (row.next()) {
                    locked.add(row.getLong(1));
                }
            }
        }
        locked.retainAll(relations.keySet());
        return new TableList(relations, locked);
    }

    /** Those that can be measured without waiting, as it seems. */
    List<Long> free() {
        return relations.keySet().stream().filter(oid -> !locked.contains(oid)).toList();
    }

    Map<TableName, List<Long>> byName() {
        Map<TableName, List<Long>> byName = new TreeMap<>();
        relations.forEach((oid, name) ->
                byName.computeIfAbsent(name, table -> new ArrayList<>()).add(oid));
        return byName;
    }
}
