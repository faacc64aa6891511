package io.headroom.ingest.guard;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.SlotWal;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.source.Access;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every few seconds how much WAL PostgreSQL keeps for a database's slot, and drops the slot when it is too much:
 * the disk of the observed server comes before the observer. It has a thread and a connection of its own, so that it
 * works in every state of the capture, also while that waits for the broker.
 */
public final class SlotGuard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlotGuard.class);
    private static final Duration BUDGET_HOLDS = Duration.ofMinutes(15);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatabaseConfig config;
    private final StatusLine status;
    private final SlotCare care;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Rest rest;
    private Rests rests;
    private Bytes budget = new Bytes(1);
    private Instant budgetUntil = Instant.MIN;

    /** After a slot was dropped: what happened, and how long the next one has to wait. */
    public record Rest(Problem problem, Duration length) {}

    public SlotGuard(DatabaseConfig config, StatusLine status, SlotCare care, InstantSource clock) {
        this.config = config;
        this.status = status;
        this.care = care;
        this.clock = clock;
        rests = Rests.starting(care.rest(), LONGEST_REST);
        thread = new Thread(this::run, "slot-guard-" + config.name());
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (dead, bug) -> LOG.error("The WAL kept for database {} is not watched any more", config.name(), bug));
    }

    public void start() {
        thread.start();
    }

    /** Present once the slot was dropped, until {@link #resume}. */
    public Optional<Rest> rest() {
        return Optional.ofNullable(rest);
    }

    /** A new slot may be made. */
    public void resume() {
        rest = null;
    }

    private void run() {
        Duration wait = care.every();
        try {
            do {
                try (Connection connection = Access.open(config)) {
                    wait = care.every();
                    watch(connection);
                } catch (SQLException e) {
                    LOG.debug("The slot of database {} cannot be looked at", config.name(), e);
                    wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
                }
            } while (!closing.await(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Connection connection) throws SQLException, InterruptedException {
        do {
            Optional<SlotReading> slot = SlotReading.read(connection, config.name());
            if (status.isWaiting()) {
                LOG.debug("Another process watches the slot of database {}", config.name());
            } else if (slot.isPresent()) {
                judge(connection, slot.get());
            } else if (status.now().slotWal() != null) {
                status.slotWal(null);
            }
        } while (!closing.await(care.every().toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The slot goes before anything is said: saying it needs the broker. */
    private void judge(Connection connection, SlotReading slot) throws SQLException, InterruptedException {
        Instant now = clock.instant();
        renewBudget(connection, slot, now);
        SlotWal wal = new SlotWal(now, slot.retained(), budget.count(), slot.status(), slot.safe());
        if (wal.exhausted()) {
            SlotRelease.run(connection, config.name(), closing);
            giveUp(slot, now);
        }
        status.slotWal(wal);
    }

    private void renewBudget(Connection connection, SlotReading slot, Instant now) throws SQLException {
        if (now.isBefore(budgetUntil)) {
            return;
        }
        Optional<Bytes> free = FreeDisk.read(connection, care.storageOf(config.name()))
                .map(bytes -> new Bytes(bytes.count() + slot.retained()));
        budget = WalBudget.of(config.walBudget(), free, FreeDisk.slotLimit(connection));
        budgetUntil = now.plus(BUDGET_HOLDS);
    }

    private void giveUp(SlotReading slot, Instant now) {
        Duration length = rests.at(now);
        rests = rests.after(now);
        Problem problem = GivenUp.problem(config.name(), slot, budget, now.plus(length));
        LOG.warn("{} {}", problem.reason(), problem.fix());
        rest = new Rest(problem, length);
        status.state(CaptureState.GIVEN_UP, problem);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
