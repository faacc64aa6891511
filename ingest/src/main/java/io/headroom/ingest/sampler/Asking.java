package io.headroom.ingest.sampler;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.Measured;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks questions one by one, so that one without an answer leaves the others alone. */
record Asking(Connection connection, String role) {
    private static final String SOON = "It is read again soon.";

    /** Turns the rows of a query into an answer. */
    interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /**
     * @param otherwise learns why there is no answer
     * @return null where there is none
     * @throws SQLException only if the connection has to be made anew
     */
    <T> @Nullable T ask(String sql, Rows<T> rows, Consumer<Measured.Unknown> otherwise) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return rows.read(result);
        } catch (SQLException e) {
            if (SqlStates.endsConnection(e)) {
                throw e;
            }
            otherwise.accept(new Measured.Unknown(reason(e), SqlStates.isMissingRight(e) ? grant() : SOON));
            return null;
        }
    }

    /** The server's clock: readings of one server must be comparable, whoever takes them. */
    Instant clock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** The statement that lets this role see what everybody does. */
    String grant() {
        return "GRANT pg_monitor TO " + TableName.quoted(role) + ";";
    }

    static String reason(SQLException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
