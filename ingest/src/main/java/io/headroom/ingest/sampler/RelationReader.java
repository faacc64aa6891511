package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.core.usage.RelationSizes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sizes of all watched tables; partitions are part of their root. Taking a size takes a weak lock, for which
 * a table under ALTER or VACUUM FULL makes everybody wait: such a table is left out until the next time.
 */
final class RelationReader {
    private static final int BATCH = 200;

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

    /** The statistics know about rows sooner than the catalogue, but begin anew after a crash. */
    private static final String SIZES = """
            SELECT c.oid,
                   pg_relation_size(c.oid, 'main') + pg_relation_size(c.oid, 'fsm') + pg_relation_size(c.oid, 'vm'),
                   pg_indexes_size(c.oid),
                   CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_total_relation_size(c.reltoastrelid) END,
                   CASE WHEN pg_stat_get_live_tuples(c.oid) > 0 THEN pg_stat_get_live_tuples(c.oid)
                        WHEN c.reltuples >= 0 THEN c.reltuples::bigint END,
                   pg_stat_get_tuples_inserted(c.oid),
                   pg_stat_get_tuples_deleted(c.oid)
              FROM pg_class c
             WHERE c.oid = ANY (?::bigint[]::oid[])
            """;

    private static final String SINCE = "SELECT stats_reset FROM pg_stat_database WHERE datname = current_database()";

    private final Connection connection;
    private final DatabaseConfig config;

    RelationReader(Connection connection, DatabaseConfig config) {
        this.connection = connection;
        this.config = config;
    }

    /** @throws SQLException only if nothing can be read at all */
    List<RelationSizes> read() throws SQLException {
        Map<Long, TableName> tables = tables();
        Map<Long, TableSize> sizes = new TreeMap<>();
        List<Long> oids = List.copyOf(tables.keySet());
        for (int from = 0; from < oids.size(); from += BATCH) {
            measure(oids.subList(from, Math.min(from + BATCH, oids.size())), sizes);
        }
        Instant at = InstanceReader.clock(connection);
        Instant since = since();
        List<RelationSizes> read = new ArrayList<>();
        byName(tables).forEach((name, leaves) -> {
            if (sizes.keySet().containsAll(leaves)) {
                TableSize whole =
                        leaves.stream().map(sizes::get).reduce(TableSize::plus).orElseThrow();
                read.add(whole.named(config.name(), name, at, since));
            }
        });
        return read;
    }

    private static Map<TableName, List<Long>> byName(Map<Long, TableName> tables) {
        Map<TableName, List<Long>> byName = new TreeMap<>();
        tables.forEach((oid, name) ->
                byName.computeIfAbsent(name, table -> new ArrayList<>()).add(oid));
        return byName;
    }

    private Map<Long, TableName> tables() throws SQLException {
        Map<Long, TableName> tables = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                TableName name = new TableName(row.getString(2), row.getString(3));
                if (config.tables().watches(name)) {
                    tables.put(row.getLong(1), name);
                }
            }
        }
        return tables;
    }

    /** Halves a batch that takes too long, until only the table that is in the way is left out. */
    private void measure(List<Long> oids, Map<Long, TableSize> sizes) throws SQLException {
        try {
            query(oids, sizes);
        } catch (SQLException e) {
            if (!SqlStates.isTooSlow(e)) {
                throw e;
            }
            if (oids.size() > 1) {
                measure(oids.subList(0, oids.size() / 2), sizes);
                measure(oids.subList(oids.size() / 2, oids.size()), sizes);
            }
        }
    }

    private void query(List<Long> oids, Map<Long, TableSize> sizes) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SIZES)) {
            query.setArray(1, connection.createArrayOf("int8", oids.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    // A table dropped since has no size any more.
                    if (row.getObject(2) != null) {
                        sizes.put(row.getLong(1), TableSize.of(row));
                    }
                }
            }
        }
    }

    private @Nullable Instant since() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SINCE)) {
            OffsetDateTime reset = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
            return reset == null ? null : reset.toInstant();
        }
    }
}
