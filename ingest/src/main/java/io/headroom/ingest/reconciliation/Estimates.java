package io.headroom.ingest.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** About how many rows tables have by PostgreSQL's statistics, which cost nothing to read and prove nothing. */
final class Estimates {
    private static final String SQL = """
            SELECT c.oid, greatest(pg_stat_get_live_tuples(c.oid), c.reltuples::bigint)
            FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace <> 'pg_catalog'::regnamespace
            """;

    private Estimates() {}

    /** By oid; tables that have partitions instead of rows have none. */
    static Map<Long, Long> read(Connection connection) throws SQLException {
        Map<Long, Long> rows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            while (row.next()) {
                rows.put(row.getLong(1), Math.max(0, row.getLong(2)));
            }
        }
        return rows;
    }
}
