package io.headroom.ingest.reconciliation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A commit is written to the log before others can see it. So between the beginning of a check and the state that is
 * counted, whoever was writing at the time gets a moment to become visible; most are by then.
 */
final class Settling {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(25);

    private Settling() {}

    static void await(Connection connection, CountDownLatch closing) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        String writers = text(connection);
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_snapshot_xmin(pg_current_snapshot()) >= pg_snapshot_xmax(?::pg_snapshot)")) {
            statement.setString(1, writers);
            while (!isTrue(statement) && System.nanoTime() < deadline) {
                if (closing.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new InterruptedException("checks end");
                }
            }
        }
    }

    private static String text(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("SELECT pg_current_snapshot()::text");
            row.next();
            return row.getString(1);
        }
    }

    private static boolean isTrue(PreparedStatement statement) throws SQLException {
        ResultSet row = statement.executeQuery();
        row.next();
        return row.getBoolean(1);
    }
}
