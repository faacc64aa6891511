package io.headroom.ingest.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A message in the log that is no row of any table. Coming back through the slot, it says how far the stream is, ends
 * the transaction before it, and lets the slot move on while the database itself is idle.
 */
public final class Heartbeat {
    /** Tells our messages from those of the application. */
    public static final String PREFIX = "headroom";

    private Heartbeat() {}

    /** Needs no right but to log in. */
    public static void emit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_logical_emit_message(true, '" + PREFIX + "', 'heartbeat')");
        }
    }
}
