package io.headroom.ingest.source;

import io.headroom.core.capture.SeedSnapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A state of the database that several connections can read.
 *
 * @param shows which transactions it shows
 * @param at when it was taken, on PostgreSQL's clock
 * @param utf8 whether that is the database's encoding
 */
public record Snapshot(String name, SeedSnapshot shows, Instant at, boolean utf8) {

    /** Describes a snapshot that was exported together with a slot. */
    public static Snapshot of(Connection connection, String consistentPoint, String name) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            enter(statement, name);
            ResultSet row = statement.executeQuery("SELECT pg_current_snapshot()::text, clock_timestamp(),"
                    + " pg_encoding_to_char(encoding) = 'UTF8' FROM pg_database WHERE datname = current_database()");
            row.next();
            return new Snapshot(
                    name,
                    new SeedSnapshot(consistentPoint, row.getString(1)),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getBoolean(3));
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** Lets the transaction that is about to begin see this state. */
    public void enter(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            enter(statement, name);
        }
    }

    private static void enter(Statement statement, String name) throws SQLException {
        statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        statement.execute("SET TRANSACTION SNAPSHOT '" + name + "'");
    }

    /**
     * Whether a table that this transaction has read was emptied or rewritten since the snapshot: it then looked empty.
     * The catalogue's rows are seen as of the snapshot, {@code pg_relation_filenode} answers as of now.
     */
    public static boolean wasRewritten(Connection connection, long table) throws SQLException {
        String sql = "SELECT coalesce(bool_or(c.relfilenode IS DISTINCT FROM pg_relation_filenode(c.oid)), false)"
                + " FROM pg_class c WHERE c.relkind = 'r'"
                + " AND (c.oid = ?::oid OR c.oid IN (SELECT relid FROM pg_partition_tree(?::oid)))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, table);
            statement.setLong(2, table);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }
}
