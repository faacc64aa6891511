package io.headroom.ingest.guard;

import io.headroom.ingest.source.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The slot of a database that retains most, of whatever generation.
 *
 * @param retained bytes of WAL; 0 for a slot that is lost
 * @param status {@code wal_status}
 * @param safe {@code safe_wal_size}
 */
record SlotReading(
        String name,
        long retained,
        @Nullable String status,
        @Nullable Long safe) {
    /** A standby has no current position, but may have the slot, kept in step with the primary's. */
    private static final String SQL = """
            SELECT slot_name, wal_status, safe_wal_size,
                   greatest(coalesce(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
                                          ELSE pg_current_wal_lsn() END - restart_lsn, 0), 0)::bigint AS retained
            FROM pg_replication_slots WHERE slot_name ~ ? ORDER BY retained DESC LIMIT 1
            """;

    static Optional<SlotReading> read(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, Slot.patternOf(database));
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                return Optional.empty();
            }
            long safe = row.getLong(3);
            Long safeOrNull = row.wasNull() ? null : (Long) safe;
            return Optional.of(new SlotReading(row.getString(1), row.getLong(4), row.getString(2), safeOrNull));
        }
    }
}
