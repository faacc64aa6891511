package io.headroom.ingest.source;

import io.headroom.core.capture.SlotOrigin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Which server answers, and how far its log goes.
 *
 * @param system PostgreSQL's system identifier: another after a major upgrade, or where another server took the address
 * @param timeline another after a failover, or after a restore
 * @param written the log position that is written
 */
public record Standing(String system, int timeline, long written) {
    /** The first eight digits of a log file's name are the timeline at once; the control file's lags behind. */
    private static final String SQL = "SELECT (SELECT system_identifier FROM pg_control_system())::text,"
            + " pg_walfile_name(pg_current_wal_lsn()), pg_current_wal_lsn() - '0/0'::pg_lsn";

    private static final int TIMELINE_DIGITS = 8;

    /** Whether it cannot be written to: a standby, or a server that is still on its way to be a primary. */
    public static boolean recovering(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    public static Standing read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SQL)) {
            row.next();
            String file = row.getString(2);
            return new Standing(
                    row.getString(1), Integer.parseInt(file.substring(0, TIMELINE_DIGITS), 16), row.getLong(3));
        }
    }

    public SlotOrigin origin(String consistentPoint) {
        return new SlotOrigin(system, timeline, consistentPoint);
    }

    /** Why positions of a slot that was made there mean nothing here; empty if they do. */
    public Optional<String> differenceFrom(SlotOrigin origin) {
        if (!system.equals(origin.system())) {
            return Optional.of("its server is another one, or was upgraded");
        }
        return timeline == origin.timeline() ? Optional.empty() : Optional.of("its server was restored or failed over");
    }
}
