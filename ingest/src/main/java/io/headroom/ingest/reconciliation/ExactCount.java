package io.headroom.ingest.reconciliation;

import io.headroom.ingest.source.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts the rows of one table after the other in the state of the database that its transaction sees. Each count is a
 * subtransaction of its own, so that no lock is held for longer than its count takes.
 */
final class ExactCount {
    private static final String CANCELLED = "57014";
    private static final String LOCKED = "55P03";
    private static final String FORBIDDEN = "42501";
    private static final String UNKNOWN_TABLE = "42P01";

    /** Rows of other tables that inherit from one are counted with those. */
    private static final String SOURCE = """
            SELECT format(CASE c.relkind WHEN 'p' THEN '%I.%I' ELSE 'ONLY %I.%I' END, n.nspname, c.relname)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ?::oid
            """;

    private final Connection connection;

    /** @param connection in a transaction, whose state of the database is the one that counts */
    ExactCount(Connection connection) {
        this.connection = connection;
    }

    Count of(long table, Duration limit) throws SQLException {
        long begun = System.nanoTime();
        Savepoint before = connection.setSavepoint();
        try {
            Optional<String> source = source(table);
            return source.isEmpty() ? new Count.Incomparable(since(begun)) : count(table, source.get(), limit, begun);
        } catch (SQLException e) {
            return failed(e, limit, since(begun));
        } finally {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        }
    }

    private Optional<String> source(long table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SOURCE)) {
            statement.setLong(1, table);
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private Count count(long table, String source, Duration limit, long begun) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout = " + Math.max(1, limit.toMillis()));
            ResultSet row = statement.executeQuery("SELECT count(*) FROM " + source);
            row.next();
            long rows = row.getLong(1);
            return Snapshot.wasRewritten(connection, table)
                    ? new Count.Incomparable(since(begun))
                    : new Count.Of(rows, since(begun));
        }
    }

    private static Count failed(SQLException e, Duration limit, Duration took) throws SQLException {
        return switch (String.valueOf(e.getSQLState())) {
            case CANCELLED ->
                took.compareTo(limit) < 0
                        ? new Count.Impossible("somebody waited for a lock on it", took)
                        : new Count.TooSlow(took);
            case LOCKED -> new Count.Impossible("it is locked", took);
            case FORBIDDEN ->
                new Count.Impossible("Headroom may not read it, see ./headroom check: " + e.getMessage(), took);
            case UNKNOWN_TABLE -> new Count.Incomparable(took);
            default -> throw e;
        };
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
