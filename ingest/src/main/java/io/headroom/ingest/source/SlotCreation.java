package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The making of a slot, which waits until every transaction that is open at that time has ended. */
public final class SlotCreation {
    private static final String WAITING = " FROM pg_stat_activity w WHERE w.backend_type = 'walsender'"
            + " AND w.query ILIKE 'CREATE_REPLICATION_SLOT%' AND position(? in w.query) > 0";

    /** A prepared transaction has no process that could be named as the one in the way. */
    private static final String PREPARED = "SELECT x.gid, x.database, now() - x.prepared FROM pg_prepared_xacts x"
            + " JOIN pg_locks l ON l.transactionid = x.transaction AND NOT l.granted"
            + " WHERE l.pid IN (SELECT w.pid" + WAITING + ") LIMIT 1";

    private SlotCreation() {}

    /** Whom it waits for, if it does. */
    public static Optional<Problem> obstacle(Connection connection, String slot) throws SQLException {
        String sql = "SELECT b.pid, b.application_name, now() - b.xact_start FROM pg_stat_activity b WHERE b.pid ="
                + " (SELECT (pg_blocking_pids(w.pid))[1]" + WAITING + " LIMIT 1)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "\"" + slot + "\"");
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                return prepared(connection, slot);
            }
            int pid = row.getInt(1);
            return Optional.of(new Problem(
                    "Capture cannot begin before the open transaction of process " + pid + " (" + row.getString(2)
                            + ") ends; it has lasted " + row.getString(3) + ".",
                    "Commit it, or end it with SELECT pg_terminate_backend(" + pid + ");"));
        }
    }

    private static Optional<Problem> prepared(Connection connection, String slot) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PREPARED)) {
            statement.setString(1, "\"" + slot + "\"");
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                return Optional.empty();
            }
            String gid = "'" + row.getString(1).replace("'", "''") + "'";
            return Optional.of(new Problem(
                    "Capture cannot begin before the prepared transaction " + gid + " of database " + row.getString(2)
                            + " ends; it was prepared " + row.getString(3) + " ago.",
                    "In that database: COMMIT PREPARED " + gid + "; or ROLLBACK PREPARED " + gid + ";"));
        }
    }

    /** Ends our own waiting process: the engine cannot be closed while it waits. */
    public static void giveUp(Connection connection, String slot) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT pg_terminate_backend(w.pid)" + WAITING)) {
            statement.setString(1, "\"" + slot + "\"");
            statement.execute();
        }
    }
}
