package io.headroom.ingest.reconciliation;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.config.ReconciliationConfig;
import io.headroom.ingest.stream.CountedTable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what is counted against the tables, as long as the stream runs: cheap things first, exact counts within a budget,
 * and never while there is something better to do. A check that is interrupted has not happened.
 */
public final class Reconciler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration DOUBTFUL = Duration.ofMinutes(1);
    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CheckParts parts;
    private final ReconciliationConfig config;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private Reconciler(CheckParts parts) {
        this.parts = parts;
        config = parts.capture().config().reconciliation();
        thread = new Thread(this::run, "reconciliation-" + parts.database());
        thread.setDaemon(true);
    }

    /** Nothing happens where the budget is zero. */
    public static Reconciler start(CheckParts parts) {
        Reconciler reconciler = new Reconciler(parts);
        if (!reconciler.config.budget().isZero()) {
            reconciler.thread.start();
        }
        return reconciler;
    }

    private void run() {
        try {
            Checks checks = new Checks(parts, closing);
            Duration wait = config.every();
            while (!closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = step(checks);
            }
        } catch (InterruptedException e) {
            LOG.debug("Checks of database {} end", parts.database());
        }
    }

    private Duration step(Checks checks) throws InterruptedException {
        try {
            if (isBusy()) {
                return shorter(BUSY);
            }
            return checks.check(parts.capture().tables().all()) ? config.every() : shorter(DOUBTFUL);
        } catch (SQLException | RuntimeException e) {
            // Whatever is wrong with server or broker, the capture says it better.
            LOG.debug("A check of database {} was interrupted", parts.database(), e);
            return shorter(DOUBTFUL);
        }
    }

    /** Whether counting would come at a bad time, or would be held against what has not come through yet. */
    private boolean isBusy() {
        return parts.capture().status().now().state() != CaptureState.STREAMING
                || parts.capture().tables().all().stream().anyMatch(CountedTable::isBeingSeeded)
                || parts.capture().pace().tooFast();
    }

    private Duration shorter(Duration wait) {
        return config.every().compareTo(wait) < 0 ? config.every() : wait;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE.toMillis());
            // A count is cancelled by then; what else may take long hears of it.
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
