package io.headroom.ingest.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Ends a count of ours that somebody waits for: an ALTER TABLE behind it would hold up everybody else. */
public final class CountEnd {
    private static final String CANCEL = "SELECT pg_cancel_backend(?) WHERE ? OR EXISTS (SELECT 1 FROM pg_locks"
            + " WHERE NOT granted AND ? = ANY (pg_blocking_pids(pid)))";

    private CountEnd() {}

    /**
     * @param connection another one than that which counts
     * @param counting the backend that counts
     * @param anyway whether it is to end even if nobody waits
     */
    public static void ifAwaited(Connection connection, int counting, boolean anyway) throws SQLException {
        try (PreparedStatement cancel = connection.prepareStatement(CANCEL)) {
            cancel.setInt(1, counting);
            cancel.setBoolean(2, anyway);
            cancel.setInt(3, counting);
            cancel.execute();
        }
    }
}
