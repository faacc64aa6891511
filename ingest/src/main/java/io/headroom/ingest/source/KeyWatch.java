package io.headroom.ingest.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Sees that a published table has lost what PostgreSQL tells its rows apart by. The application can neither update nor
 * delete rows of such a table, so this must not wait for the next survey.
 */
final class KeyWatch {
    private static final String SQL = """
            SELECT EXISTS (
                SELECT FROM pg_publication p JOIN pg_publication_rel r ON r.prpubid = p.oid
                JOIN pg_class c ON c.oid = r.prrelid
                WHERE p.pubname = ? AND c.relkind = 'r' AND c.relreplident <> 'f' AND NOT EXISTS (
                    SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisvalid AND i.indimmediate
                    AND CASE c.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END))
            """;

    /** The share of the time that looking may take. */
    private static final int SHARE = 50;

    private final String publication;
    private long nextLook = System.nanoTime();

    KeyWatch(String publication) {
        this.publication = publication;
    }

    /** Looks as often as it is asked, unless there are so many tables that looking takes long. */
    boolean lost(Connection connection) throws SQLException {
        long begin = System.nanoTime();
        if (begin < nextLook) {
            return false;
        }
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, publication);
            ResultSet row = statement.executeQuery();
            row.next();
            long end = System.nanoTime();
            nextLook = end + SHARE * (end - begin);
            return row.getBoolean(1);
        }
    }
}
