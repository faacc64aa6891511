package io.headroom.ingest.source;

import io.headroom.core.capture.Partition;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What it means that a table has other partitions than before. PostgreSQL sends no event when one is attached with its
 * rows, or is detached, dropped or truncated with them.
 */
public final class PartitionNews {
    private static final String NOT_EMPTY = "SELECT coalesce(bool_or(coalesce(pg_relation_size(p::oid), 1) > 0), false)"
            + " FROM unnest(?::bigint[]) p";
    private static final String LOCKED = "55P03";

    private PartitionNews() {}

    /** Whether rows may have come or gone with them. An empty partition that comes is everyday life, and brings none. */
    public static boolean movedRows(Connection connection, List<Partition> known, List<Partition> now)
            throws SQLException {
        Set<Partition> come = new HashSet<>(now);
        if (!come.containsAll(known)) {
            return true;
        }
        known.forEach(come::remove);
        return !come.isEmpty() && anyHasRows(connection, come);
    }

    private static boolean anyHasRows(Connection connection, Set<Partition> partitions) throws SQLException {
        Array oids = connection.createArrayOf(
                "bigint", partitions.stream().map(Partition::oid).toArray());
        try (PreparedStatement statement = connection.prepareStatement(NOT_EMPTY)) {
            statement.setArray(1, oids);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        } catch (SQLException e) {
            if (LOCKED.equals(e.getSQLState())) {
                // Somebody is at it, so it will hardly be empty.
                return true;
            }
            throw e;
        }
    }
}
