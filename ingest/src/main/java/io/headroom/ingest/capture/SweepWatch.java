package io.headroom.ingest.capture;

import io.headroom.ingest.source.CountEnd;
import io.headroom.ingest.sweep.Sweep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.PGConnection;

/**
 * Stays awake while a table is being counted: says that sweeps go on, ends a count that somebody waits for, and any
 * count once sweeps are to end.
 */
final class SweepWatch implements AutoCloseable {
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration SAY = Duration.ofSeconds(2);

    private final Connection connection;
    private final int counting;
    private final CompletableFuture<Boolean> closing;
    private final Runnable report;
    private final ExecutorService counter;

    /** @param connection that nobody else uses while a table is counted */
    SweepWatch(Connection connection, Connection counting, CompletableFuture<Boolean> closing, Runnable report)
            throws SQLException {
        this.connection = connection;
        this.counting = counting.unwrap(PGConnection.class).getBackendPID();
        this.closing = closing;
        this.report = report;
        this.counter = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "sweep");
            thread.setDaemon(true);
            return thread;
        });
    }

    boolean isClosing() {
        return closing.isDone();
    }

    Sweep during(Callable<Sweep> count) throws SQLException, InterruptedException {
        Future<Sweep> counted = counter.submit(count);
        while (true) {
            try {
                return counted.get(STEP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                CountEnd.ifAwaited(connection, counting, isClosing());
                report.run();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SQLException sql) {
                    throw sql;
                }
                throw new IllegalStateException("a count ended without a word", e.getCause());
            }
        }
    }

    /** Waits between two rounds; the claim on the database needs a word now and then. */
    void pause(Duration pause) throws SQLException, InterruptedException {
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !isClosing(); left = end - System.nanoTime()) {
            try {
                closing.get(Math.min(left, SAY.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (!connection.isValid((int) SAY.toSeconds())) {
                    throw new SQLException("the connection is broken", "08006");
                }
                report.run();
            } catch (ExecutionException e) {
                throw new IllegalStateException("closing never fails", e);
            }
        }
    }

    @Override
    public void close() {
        counter.shutdownNow();
    }
}
