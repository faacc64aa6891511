package io.headroom.ingest.check;

import io.headroom.ingest.source.TableFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** How fast rows can be read from here, by reading some: server, disk and network all have a part in it. */
final class Pace {
    private static final int BATCH = 2_000;
    private static final int MOST = 200_000;
    private static final long NANOS = 1_000_000_000;
    /** Fewer rows say more about the first connection than about the pace. */
    private static final int LEAST = 100;

    private Pace() {}

    /** Rows a second over at most a second; nothing where the table has too few. */
    static Optional<Double> measure(Connection connection, TableFacts table) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(BATCH);
            statement.setMaxRows(MOST);
            String only = table.partitioned() ? "" : "ONLY ";
            long begin = System.nanoTime();
            ResultSet rows = statement.executeQuery(
                    "SELECT * FROM " + only + table.name().quoted());
            int read = 0;
            while (System.nanoTime() - begin < NANOS && rows.next()) {
                read++;
            }
            double seconds = (double) (System.nanoTime() - begin) / NANOS;
            return read < LEAST ? Optional.empty() : Optional.of(read / seconds);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
