package io.headroom.ingest.sampler;

import io.headroom.core.usage.Gap;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads measures one by one, so that one that fails is a gap and the others go on. */
final class Measures {
    private final Connection connection;
    private final String role;
    private final List<Gap> gaps = new ArrayList<>();

    /** Turns the rows of a query into a measure. */
    interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    Measures(Connection connection, String role) {
        this.connection = connection;
        this.role = role;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** @return the measure, or null where it could not be read, with a gap of that name */
    <T> @Nullable T read(String measure, String sql, Rows<T> rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return rows.read(result);
        } catch (SQLException e) {
            if (SqlStates.endsConnection(e)) {
                throw e;
            }
            gaps.add(new Gap(measure, reason(e), SqlStates.isMissingRight(e) ? grant() : "It is read again soon."));
            return null;
        }
    }

    /** The one number that a query gives. */
    @Nullable
    Long number(String measure, String sql) throws SQLException {
        return read(measure, sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    void missingRight(String measure, String reason) {
        gaps.add(new Gap(measure, reason, grant()));
    }

    private String grant() {
        return "GRANT pg_monitor TO \"" + role.replace("\"", "\"\"") + "\";";
    }

    private static String reason(SQLException e) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
