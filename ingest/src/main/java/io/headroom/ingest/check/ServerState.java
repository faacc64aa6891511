package io.headroom.ingest.check;

import io.headroom.ingest.source.Platform;
import io.headroom.ingest.source.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Settings and use of a server, as far as they matter to Headroom.
 *
 * @param ownSlot whether a slot of this database is there already
 * @param slots in use, of whatever kind
 * @param senders in use
 * @param senderTimeoutMillis 0 for none
 * @param decodingKilobytes {@code logical_decoding_work_mem} of this login
 */
record ServerState(
        Platform platform,
        boolean ownSlot,
        int slots,
        int maxSlots,
        int senders,
        int maxSenders,
        int senderTimeoutMillis,
        int decodingKilobytes,
        boolean timesReadsAndWrites,
        StatementStatistics statements,
        boolean monitors) {
    private static final String SQL = """
            WITH setting AS (SELECT name, setting FROM pg_settings)
            SELECT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name ~ ?),
                   (SELECT count(*) FROM pg_replication_slots),
                   (SELECT setting::int FROM setting WHERE name = 'max_replication_slots'),
                   (SELECT count(*) FROM pg_stat_replication),
                   (SELECT setting::int FROM setting WHERE name = 'max_wal_senders'),
                   (SELECT setting::int FROM setting WHERE name = 'wal_sender_timeout'),
                   coalesce((SELECT setting::int FROM setting WHERE name = 'logical_decoding_work_mem'), 0),
                   (SELECT setting FROM setting WHERE name = 'track_io_timing') = 'on',
                   EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements'),
                   EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_stat_statements'),
                   (SELECT setting FROM setting WHERE name = 'shared_preload_libraries'),
                   pg_has_role('pg_monitor', 'USAGE')
            """;

    static ServerState read(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, Slot.patternOf(database));
            ResultSet row = statement.executeQuery();
            row.next();
            return new ServerState(
                    Platform.read(connection),
                    row.getBoolean(1),
                    row.getInt(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getInt(7),
                    row.getBoolean(8),
                    new StatementStatistics(row.getBoolean(9), row.getBoolean(10), row.getString(11)),
                    row.getBoolean(12));
        }
    }
}
