package io.headroom.ingest.source;

import io.headroom.core.capture.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * The right to capture a database: an advisory lock in it, which goes with the connection that took it. Of several
 * processes that are told to capture the same database one does, and the others wait for its end.
 */
public final class Claim {
    private static final String KEY = "hashtextextended('headroom/' || ?, 0)";

    /** One that captures asks something at least every ten seconds; it has gone if it has not for so long. */
    private static final String SILENT = "a.state = 'idle' AND clock_timestamp() - a.state_change > interval '30 s'";

    private static final String HOLDER = "SELECT a.pid, coalesce(host(a.client_addr), 'the server itself'), " + SILENT
            + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted"
            + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND l.objsubid = 1"
            + " AND (l.classid::bigint << 32 | l.objid::bigint) = " + KEY;

    private final String database;
    private int own;

    /** @param database as the configuration names it */
    public Claim(String database) {
        this.database = database;
    }

    /** @return who else holds it; nothing once it is ours */
    public Optional<Problem> take(Connection connection) throws SQLException {
        if (locked(connection)) {
            own = connection.unwrap(PGConnection.class).getBackendPID();
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setString(1, database);
            ResultSet row = statement.executeQuery();
            return Optional.of(row.next() ? holder(connection, row) : gone());
        }
    }

    private boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_try_advisory_lock(" + KEY + ")")) {
            statement.setString(1, database);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }

    /** PostgreSQL may not know that a connection is broken: our own former one, or that of a machine that is gone. */
    private Problem holder(Connection connection, ResultSet row) throws SQLException {
        int pid = row.getInt(1);
        if (pid == own || row.getBoolean(3)) {
            try (PreparedStatement end = connection.prepareStatement("SELECT pg_terminate_backend(?)")) {
                end.setInt(1, pid);
                end.execute();
            }
        }
        return new Problem(
                "Another process of Headroom captures database " + database + ": process " + pid
                        + " of PostgreSQL serves it, connected from " + row.getString(2) + ".",
                "Nothing needs to be done: this one waits and takes over when the other ends.");
    }

    private Problem gone() {
        return new Problem(
                "Another process of Headroom captured database " + database + " until now.",
                "Nothing needs to be done: this one takes over.");
    }
}
