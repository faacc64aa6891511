package io.headroom.ingest.guard;

import io.headroom.ingest.source.CountEnd;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a count that somebody waits for, and any count once counting is to end. It looks twice a second, on a connection
 * that nobody else uses meanwhile.
 */
public final class LockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connection connection;
    private final int counting;
    private final CountDownLatch closing;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    private LockWatch(Connection connection, int counting, CountDownLatch closing) {
        this.connection = connection;
        this.counting = counting;
        this.closing = closing;
        thread = new Thread(this::run, "lock-watch");
        thread.setDaemon(true);
    }

    /**
     * @param counting the backend that counts
     * @param closing whether counting is to end
     */
    public static LockWatch start(Connection connection, int counting, CountDownLatch closing) {
        LockWatch watch = new LockWatch(connection, counting, closing);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            while (!end.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                CountEnd.ifAwaited(connection, counting, closing.getCount() == 0);
            }
        } catch (SQLException e) {
            LOG.debug("Nobody watches who waits for a count", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
