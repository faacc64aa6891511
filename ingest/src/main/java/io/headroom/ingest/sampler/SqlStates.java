package io.headroom.ingest.sampler;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What an SQLSTATE means for a reading (PostgreSQL manual, appendix A). */
final class SqlStates {
    private SqlStates() {}

    /** The connection is gone: exception class 08, or the server shuts down. */
    static boolean endsConnection(SQLException e) {
        String state = state(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    static boolean isMissingRight(SQLException e) {
        return state(e.getSQLState()).equals("42501");
    }

    /** Every connection is taken. */
    static boolean isFull(SQLException e) {
        return state(e.getSQLState()).equals("53300");
    }

    /** A lock or the statement took longer than a reading is worth. */
    static boolean isTooSlow(SQLException e) {
        String state = state(e.getSQLState());
        return state.equals("55P03") || state.equals("57014");
    }

    private static String state(@Nullable String state) {
        return state == null ? "" : state;
    }
}
