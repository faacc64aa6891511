package io.headroom.ingest.sampler;

import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.usage.ConnectionState;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.StorageUse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a server uses, on PostgreSQL 14 to 18. */
final class InstanceReader {
    /** {@code pg_database_size} fails for the whole query where a single database may not be looked at. */
    private static final String DATABASES = """
            SELECT datname, CASE WHEN has_database_privilege(oid, 'CONNECT')
                                   OR pg_has_role('pg_read_all_stats', 'USAGE') THEN pg_database_size(oid) END
              FROM pg_database
            """;

    private static final String WAL = "SELECT coalesce(sum(size), 0) FROM pg_ls_waldir()";

    /** Of every tablespace: queries spill where {@code temp_tablespaces} says. */
    private static final String TEMPORARY = """
            SELECT coalesce(sum(file.size), 0)
              FROM pg_tablespace space, pg_ls_tmpdir(space.oid) file WHERE space.spcname <> 'pg_global'
            """;

    private static final String MAX_CONNECTIONS = "SELECT current_setting('max_connections')::bigint";

    /** The second setting came with PostgreSQL 16. */
    private static final String RESERVED = """
            SELECT current_setting('superuser_reserved_connections')::bigint
                   + coalesce(current_setting('reserved_connections', true)::bigint, 0)
            """;

    /** Without the right to see somebody else's state, the kind of backend is hidden too, but not who it serves. */
    private static final String CONNECTIONS = """
            SELECT state, count(*) FROM pg_stat_activity
             WHERE backend_type = 'client backend' OR backend_type IS NULL AND usename IS NOT NULL
             GROUP BY state
            """;

    private final Asking asking;
    private final Readings readings;

    InstanceReader(Asking asking, Readings readings) {
        this.asking = asking;
        this.readings = readings;
    }

    /** @throws SQLException only if the connection has to be made anew */
    InstanceSample read() throws SQLException {
        Instant at = asking.clock();
        Measures measures = new Measures(asking);
        Map<String, Long> sizes = sizes(measures);
        StorageUse storage = StorageUse.of(
                total(sizes, measures),
                measures.number("storage.walBytes", WAL),
                measures.number("storage.temporaryBytes", TEMPORARY));
        Long connections = measures.number("maxConnections", MAX_CONNECTIONS);
        Long reserved = measures.number("reservedConnections", RESERVED);
        Map<ConnectionState, Integer> byState = measures.read("connections", CONNECTIONS, InstanceReader::connections);
        return new InstanceSample(
                readings.database().instance(),
                at,
                storage,
                watched(sizes),
                connections == null ? null : connections.intValue(),
                reserved == null ? null : reserved.intValue(),
                byState == null ? Map.of() : byState,
                measures.gaps());
    }

    /** By PostgreSQL's name; null for a database that this role may not look at. */
    private Map<String, Long> sizes(Measures measures) throws SQLException {
        Map<String, Long> sizes = measures.read("storage.databaseBytes", DATABASES, rows -> {
            Map<String, Long> found = new HashMap<>();
            while (rows.next()) {
                long bytes = rows.getLong(2);
                found.put(rows.getString(1), rows.wasNull() ? null : (Long) bytes);
            }
            return found;
        });
        return sizes == null ? Map.of() : sizes;
    }

    private static @Nullable Long total(Map<String, Long> sizes, Measures measures) {
        List<String> hidden = new ArrayList<>();
        long total = 0;
        for (Map.Entry<String, Long> database : sizes.entrySet()) {
            if (database.getValue() == null) {
                hidden.add(database.getKey());
            } else {
                total += database.getValue();
            }
        }
        if (!hidden.isEmpty()) {
            measures.missingRight(
                    "storage.databaseBytes", "permission denied for database " + String.join(", ", hidden));
        }
        return sizes.isEmpty() || !hidden.isEmpty() ? null : (Long) total;
    }

    private Map<String, Long> watched(Map<String, Long> sizes) {
        Map<String, Long> watched = new HashMap<>();
        for (DatabaseConfig database : readings.neighbours()) {
            Long bytes = sizes.get(database.url().database());
            if (bytes != null) {
                watched.put(database.name(), bytes);
            }
        }
        return watched;
    }

    private static Map<ConnectionState, Integer> connections(ResultSet rows) throws SQLException {
        Map<ConnectionState, Integer> byState = new EnumMap<>(ConnectionState.class);
        while (rows.next()) {
            byState.merge(ConnectionState.of(rows.getString(1)), rows.getInt(2), Integer::sum);
        }
        return byState;
    }
}
