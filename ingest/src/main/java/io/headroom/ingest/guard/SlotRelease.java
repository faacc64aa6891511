package io.headroom.ingest.guard;

import io.headroom.ingest.source.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Drops the slots of a database although somebody may be reading them. */
final class SlotRelease {
    private static final String IN_USE = "55006";
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS = 100;

    private SlotRelease() {}

    /**
     * A reader ends a moment after it is told to, and a new one may come in between, so this is tried for some seconds.
     *
     * @param closing ends the trying
     * @throws SQLException if a slot is still there then
     */
    static void run(Connection connection, String database, CountDownLatch closing)
            throws SQLException, InterruptedException {
        for (int step = 1; ; step++) {
            endReaders(connection, database);
            try {
                Slot.dropAll(connection, database);
                return;
            } catch (SQLException e) {
                boolean again = IN_USE.equals(e.getSQLState()) && step < STEPS;
                if (!again || closing.await(STEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw e;
                }
            }
        }
    }

    private static void endReaders(Connection connection, String database) throws SQLException {
        String sql = "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active AND slot_name ~ ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, Slot.patternOf(database));
            statement.execute();
        }
    }
}
