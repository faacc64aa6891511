package io.headroom.ingest.guard;

import io.headroom.core.quantity.Bytes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** What a server's disk has left. PostgreSQL does not know the size of its disk, so that has to be declared. */
final class FreeDisk {
    /** Both need pg_monitor; without it the answer is that nobody knows. */
    private static final String USED = """
            SELECT (SELECT sum(pg_database_size(oid)) FROM pg_database) + (SELECT coalesce(sum(size), 0) FROM pg_ls_waldir())
            """;

    private FreeDisk() {}

    static Optional<Bytes> read(Connection connection, Optional<Bytes> storage) {
        if (storage.isEmpty()) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(USED)) {
            row.next();
            return Optional.of(new Bytes(Math.max(0, storage.get().count() - row.getLong(1))));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** {@code max_slot_wal_keep_size}: how much PostgreSQL keeps for a slot before it gives the slot up; empty without limit. */
    static Optional<Bytes> slotLimit(Connection connection) throws SQLException {
        String sql = "SELECT setting::bigint FROM pg_settings WHERE name = 'max_slot_wal_keep_size'";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            boolean limited = row.next() && row.getLong(1) >= 0;
            return limited ? Optional.of(new Bytes(row.getLong(1) << 20)) : Optional.empty();
        }
    }
}
