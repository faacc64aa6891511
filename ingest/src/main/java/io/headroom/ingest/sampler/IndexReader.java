package io.headroom.ingest.sampler;

import io.headroom.core.usage.IndexUse;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the largest indexes that no query uses. It reads catalogues and statistics only, so no lock on a table stands in
 * its way; their size is what the last vacuum found.
 */
final class IndexReader {
    /**
     * Statistics of a database that were never reset count since the server began to keep any, after a crash anew. Each of the
     * clusterwide ones may have been reset by itself later.
     */
    private static final String SERVER = """
            SELECT greatest(d.stats_reset, least(b.stats_reset, a.stats_reset)), pg_is_in_recovery(),
                   ARRAY(SELECT coalesce(nullif(r.application_name, ''), 'unnamed') || '@'
                                || coalesce(host(r.client_addr), 'local')
                           FROM pg_stat_replication r
                          WHERE coalesce(r.application_name, '') NOT IN ('pg_receivewal', 'pg_basebackup')
                            AND NOT EXISTS (SELECT FROM pg_replication_slots s
                                             WHERE s.active_pid = r.pid AND s.slot_type = 'logical')
                          ORDER BY 1)
                   || ARRAY(SELECT 'slot ' || slot_name::text FROM pg_replication_slots
                             WHERE slot_type = 'physical' AND NOT active ORDER BY 1)
              FROM pg_stat_database d, pg_stat_bgwriter b, pg_stat_archiver a WHERE d.datname = current_database()
            """;

    /** Equal on a server and all of its standbys, as are the numbers of their indexes. */
    private static final String CLUSTER = """
            SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || oid
              FROM pg_database WHERE datname = current_database()
            """;

    /**
     * The index of a partitioned table stands for those of its partitions, which cannot be dropped alone. PostgreSQL counts the
     * scans that check a foreign key too, but where no referred row was removed lately there were none.
     */
    private static final String IDLE = """
            SELECT n.nspname, t.relname, x.relname, x.oid::bigint, u.bytes::bigint, x.relkind = 'I',
                   u.last, count(*) OVER ()
              FROM (SELECT root, sum(bytes) AS bytes, max(last) AS last
                      FROM (SELECT CASE WHEN c.relispartition THEN pg_partition_root(c.oid)::oid ELSE c.oid END AS root,
                                   greatest(c.relpages, 0)::bigint * current_setting('block_size')::int AS bytes,
                                   pg_stat_get_numscans(c.oid) AS scans, %s AS last,
                                   p.indisreplident OR p.indisclustered OR NOT p.indisvalid AS needed
                              FROM pg_index p JOIN pg_class c ON c.oid = p.indexrelid
                             WHERE NOT p.indisunique AND NOT p.indisexclusion AND c.relpersistence <> 't') parts
                     GROUP BY root
                    HAVING NOT bool_or(needed)
                       AND (sum(scans) = 0 OR max(last) < clock_timestamp() - interval '35 days')) u
              JOIN pg_index i ON i.indexrelid = u.root JOIN pg_class x ON x.oid = u.root
              JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = x.relnamespace
             WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                                AND d.objid IN (x.oid, t.oid) AND d.deptype = 'e')
               AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = x.oid)
               AND NOT EXISTS (
                     SELECT FROM pg_index l JOIN pg_constraint k ON k.conrelid = l.indrelid AND k.contype = 'f'
                      WHERE (l.indexrelid = x.oid
                             OR x.relkind = 'I' AND l.indexrelid IN (SELECT relid FROM pg_partition_tree(x.oid)))
                        AND l.indnkeyatts >= cardinality(k.conkey)
                        AND (l.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
             ORDER BY u.bytes DESC, n.nspname, x.relname LIMIT 20
            """;

    /** Instants of the last scan came with it. */
    private static final int TELLS_LAST_SCAN = 16;

    private final Asking asking;

    private record Server(@Nullable Instant since, boolean standby, List<String> replicas) {}

    IndexReader(Asking asking) {
        this.asking = asking;
    }

    /**
     * @return null where the indexes could not be read
     * @throws SQLException only if the connection has to be made anew
     */
    @Nullable
    IndexUse read(Instant at) throws SQLException {
        boolean tells = asking.connection().getMetaData().getDatabaseMajorVersion() >= TELLS_LAST_SCAN;
        String sql = IDLE.formatted(tells ? "pg_stat_get_lastscan(c.oid)" : "NULL::timestamptz");
        Server server = asking.ask(SERVER, IndexReader::server, unknown -> {});
        String cluster = asking.ask(
                CLUSTER,
                row -> {
                    row.next();
                    return row.getString(1);
                },
                unknown -> {});
        return server == null ? null : asking.ask(sql, rows -> indexes(rows, server, cluster, at), unknown -> {});
    }

    private static Server server(ResultSet row) throws SQLException {
        row.next();
        Array replicas = row.getArray(3);
        return new Server(instant(row, 1), row.getBoolean(2), List.of((String[]) replicas.getArray()));
    }

    private static IndexUse indexes(ResultSet rows, Server server, @Nullable String cluster, Instant at)
            throws SQLException {
        List<IndexUse.Idle> idle = new ArrayList<>();
        int total = 0;
        while (rows.next()) {
            idle.add(new IndexUse.Idle(
                    rows.getString(1),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getLong(4),
                    rows.getLong(5),
                    rows.getBoolean(6),
                    instant(rows, 7),
                    at));
            total = rows.getInt(8);
        }
        return new IndexUse(server.since(), cluster, server.standby(), server.replicas(), idle, total);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
