package io.headroom.ingest.capture;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.guard.SlotGuard;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Claim;
import io.headroom.ingest.source.Preflight;
import io.headroom.ingest.source.Setback;
import io.headroom.ingest.source.Standing;
import io.headroom.ingest.stream.RowPublisher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one database captured: prepares, runs an engine until it ends, and begins again. What may pass is tried again
 * soon; what somebody has to mend, every half minute, so that mending it is enough.
 */
final class DatabaseCapture implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCapture.class);
    private static final Duration CLAIM = Duration.ofSeconds(1);

    private final DatabaseConfig config;
    private final StatusLine status;
    private final SharedParts shared;
    private final @Nullable SlotGuard guard;
    private final Claim claim;
    private final Backoff backoff = new Backoff();
    private final CompletableFuture<Boolean> closing = new CompletableFuture<>();
    private final Thread thread;

    /** @param guard of its slot; absent where there is none, because tables are counted by sweeps */
    DatabaseCapture(DatabaseConfig config, StatusLine status, SharedParts shared, @Nullable SlotGuard guard) {
        this.config = config;
        this.status = status;
        this.shared = shared;
        this.guard = guard;
        claim = new Claim(config.name());
        thread = new Thread(this::supervise, "capture-" + config.name());
        thread.setDaemon(true);
    }

    void start() {
        if (guard != null) {
            guard.start();
        }
        thread.start();
    }

    CaptureStatus status() {
        return status.now();
    }

    void repeat() {
        status.repeat();
    }

    private void supervise() {
        try {
            while (!closing.isDone()) {
                Optional<Setback> setback = attempt();
                Optional<SlotGuard.Rest> rest = guard == null ? Optional.empty() : guard.rest();
                if (guard != null && rest.isPresent()) {
                    rest(rest.get(), guard);
                } else if (setback.isPresent() && !closing.isDone()) {
                    pause(setback.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return what went wrong; nothing if it is only time to begin again */
    private Optional<Setback> attempt() throws InterruptedException {
        try (Connection connection = Access.open(config)) {
            if (!claimed(connection)) {
                return Optional.empty();
            }
            Optional<Problem> full = shared.room().shortage();
            if (full.isPresent()) {
                return full.map(Setback::passing);
            }
            List<Problem> problems = Preflight.problems(connection, config);
            Optional<Problem> problem =
                    problems.isEmpty() ? otherSecret() : problems.stream().findFirst();
            if (problem.isPresent()) {
                // What is a standby now may be the primary in a moment.
                return Optional.of(new Setback(!Standing.recovering(connection), problem.get()));
            }
            try (RowPublisher rows = shared.publishers().get()) {
                return guard == null
                        ? new SampledRun(config, status, shared, connection, rows).until(closing)
                        : new CaptureRun(config, status, shared, connection, rows).until(closing);
            }
        } catch (InterruptException e) {
            throw new InterruptedException(e.getMessage());
        } catch (SQLException | RuntimeException e) {
            LOG.debug("Capture of database {} was interrupted", config.name(), e);
            return Optional.of(Setback.of(e, config));
        }
    }

    /** @return whether the database is ours to capture; not if capture was to end before another process let it go */
    private boolean claimed(Connection connection) throws SQLException, InterruptedException {
        for (Optional<Problem> other = claim.take(connection); other.isPresent(); other = claim.take(connection)) {
            if (!status.isWaiting()) {
                LOG.warn("{} {}", other.get().reason(), other.get().fix());
            }
            status.waiting(other.get());
            await(CLAIM);
            if (closing.isDone()) {
                return false;
            }
        }
        status.takeOver(shared.lastWords().all().get(config.name()));
        return true;
    }

    /** Row keys made with another secret would count every row a second time. */
    private Optional<Problem> otherSecret() {
        String recorded = status.now().secretFingerprint();
        return recorded.isEmpty() || recorded.equals(shared.fingerprint())
                ? Optional.empty()
                : Optional.of(new Problem(
                        "The rows of database " + config.name() + " were counted with row hash secret " + recorded
                                + ", not with the present one, " + shared.fingerprint() + ".",
                        "Put the former secret back, or start with new topics."));
    }

    private void pause(Setback setback) throws InterruptedException {
        Problem problem = setback.problem();
        if (status.now().state() == CaptureState.STREAMING) {
            backoff.reset();
        }
        if (!problem.equals(status.now().problem())) {
            LOG.warn("{} {}", problem.reason(), problem.fix());
        }
        status.state(setback.lasting() ? CaptureState.FAILED : CaptureState.RETRYING, problem);
        await(setback.lasting() ? Backoff.forMending() : backoff.next());
    }

    /** Without a slot nothing is retained, so nothing presses; counting anew at once would only burden the server. */
    private void rest(SlotGuard.Rest rest, SlotGuard guarding) throws InterruptedException {
        status.state(CaptureState.GIVEN_UP, rest.problem());
        await(rest.length());
        guarding.resume();
    }

    private void await(Duration wait) throws InterruptedException {
        try {
            closing.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("Database {} is tried again", config.name());
        } catch (ExecutionException e) {
            throw new IllegalStateException("closing never fails", e);
        }
    }

    /** Says that it is to end; {@link #close} waits for it. */
    void beginClosing() {
        closing.complete(true);
    }

    @Override
    public void close() {
        beginClosing();
        if (guard != null) {
            guard.close();
        }
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
            if (thread.isAlive()) {
                LOG.warn("Database {}: capture did not end in time and is left behind", config.name());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
