package io.headroom.ingest.source;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the log behind a slot is the one that was read. An older copy of a server's disk has the same system identifier
 * and timeline, and once it has written past the position that was stored, its positions look right too. But the
 * transaction that was acknowledged last is delivered again after every restart, as the first behind its position: if
 * another one stands there, or one of another time, the past is another.
 */
public final class PastCheck {
    private static final Logger LOG = LoggerFactory.getLogger(PastCheck.class);

    /** The slot may be some transactions behind what was stored: looked through in growing steps. */
    private static final int[] STEPS = {1, 1_000, 50_000};

    /** Messages are delivered from version 14 on, and without them the transaction could be one of ours. */
    private static final int MESSAGES = 140000;

    private static final long POSTGRES_EPOCH_MICROS = 946_684_800_000_000L;

    private final Connection connection;
    private final String slot;
    private final String publication;

    public PastCheck(Connection connection, String slot, String database) {
        this.connection = connection;
        this.slot = slot;
        publication = Publication.nameOf(database);
    }

    /** A log that cannot be looked into proves nothing. */
    public boolean isAnother(Place place) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() * 10_000 < MESSAGES) {
            return false;
        }
        try {
            for (int step : STEPS) {
                Optional<Begin> next = behind(place.confirmed(), step);
                if (next.isPresent()) {
                    return next.get().transaction() != place.transaction()
                            || next.get().committed() != place.committed();
                }
            }
        } catch (SQLException e) {
            LOG.debug("Slot {} could not be looked into", slot, e);
        }
        return false;
    }

    /** The first transaction that was committed at the position or later, among so many changes. */
    private Optional<Begin> behind(long position, int changes) throws SQLException {
        String sql = "SELECT data FROM pg_logical_slot_peek_binary_changes(?, NULL, ?, 'proto_version', '1',"
                + " 'publication_names', ?, 'messages', 'true') WHERE get_byte(data, 0) = ascii('B')";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, slot);
            statement.setInt(2, changes);
            statement.setString(3, publication);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                Begin begin = Begin.read(row.getBytes(1));
                if (Long.compareUnsigned(begin.position(), position) >= 0) {
                    return Optional.of(begin);
                }
            }
            return Optional.empty();
        }
    }

    /** As the protocol of logical replication says it: position of the commit, its time, the transaction. */
    private record Begin(long position, long committed, long transaction) {
        static Begin read(byte[] message) {
            ByteBuffer buffer = ByteBuffer.wrap(message, 1, message.length - 1);
            return new Begin(
                    buffer.getLong(),
                    buffer.getLong() + POSTGRES_EPOCH_MICROS,
                    Integer.toUnsignedLong(buffer.getInt()));
        }
    }
}
