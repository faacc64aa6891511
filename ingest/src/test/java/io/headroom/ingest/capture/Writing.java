package io.headroom.ingest.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An application that writes to table {@code booking} all the time, and connects again when it is thrown out. Which of
 * its transactions came through only SQL knows.
 */
final class Writing implements AutoCloseable {
    static final String TABLE = "CREATE TABLE booking (id bigint PRIMARY KEY, tenant_id int, note text)";

    private final Watched shop;
    private final Random random = new Random(42);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private @Nullable Connection connection;
    private volatile long written;

    private Writing(Watched shop) {
        this.shop = shop;
    }

    static Writing to(Watched shop) {
        Writing writing = new Writing(shop);
        writing.clock.scheduleWithFixedDelay(writing::write, 0, 5, TimeUnit.MILLISECONDS);
        return writing;
    }

    /** Returns once so many more transactions have come through. */
    void await(int transactions) {
        long goal = written + transactions;
        Watched.await().until(() -> written >= goal);
    }

    private void write() {
        try {
            if (connection == null) {
                connection = shop.connect();
            }
            connection.setAutoCommit(false);
            transaction(connection);
            connection.commit();
            written++;
        } catch (SQLException e) {
            // Thrown out; the server comes back.
            connection = null;
        }
    }

    private void transaction(Connection to) throws SQLException {
        int id = random.nextInt(100_000);
        try (Statement statement = to.createStatement()) {
            statement.execute("INSERT INTO booking SELECT g, g % 5, 'x' FROM generate_series(" + id + ", " + (id + 20)
                    + ") g ON CONFLICT (id) DO UPDATE SET tenant_id = excluded.tenant_id");
            statement.execute("UPDATE booking SET tenant_id = 7 WHERE id = " + (id + 3));
            statement.execute("DELETE FROM booking WHERE id BETWEEN " + (id + 5) + " AND " + (id + 9));
        }
    }

    /** Returns when nothing is written any more. */
    void end() throws SQLException {
        clock.shutdown();
        Watched.await().until(clock::isTerminated);
        Connection last = connection;
        if (last != null) {
            last.close();
        }
    }

    @Override
    public void close() throws SQLException {
        end();
    }
}
