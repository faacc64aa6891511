package io.headroom.ingest.capture;

import io.debezium.engine.RecordChangeEvent;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Heartbeat;
import io.headroom.ingest.source.Lookout;
import io.headroom.ingest.source.Setback;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.source.SlotCreation;
import io.headroom.ingest.source.WatchPlan;
import io.headroom.ingest.stream.ChangeFeed;
import io.headroom.ingest.stream.DatabaseStream;
import io.headroom.ingest.stream.RowPublisher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One engine, from its preparation to its end, with a heartbeat beside it. */
final class CaptureRun {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureRun.class);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration GENTLE = Duration.ofSeconds(3);
    private static final Duration FIRM = Duration.ofSeconds(5);

    private final DatabaseConfig config;
    private final StatusLine status;
    private final SharedParts shared;
    private final Connection connection;
    private final RowPublisher rows;

    CaptureRun(DatabaseConfig config, StatusLine status, SharedParts shared, Connection connection, RowPublisher rows) {
        this.config = config;
        this.status = status;
        this.shared = shared;
        this.connection = connection;
        this.rows = rows;
    }

    /** @return what went wrong; nothing if it was closed, or only has to begin again */
    Optional<Setback> until(CompletableFuture<Boolean> closing) throws SQLException, InterruptedException {
        status.state(CaptureState.STARTING, null);
        WatchPlan plan = WatchPlan.read(connection, config);
        Course course = new Preparation(
                        status, shared.directory(), shared.offsets(), shared.fingerprint(), shared.partitions())
                .prepare(connection, plan, rows);
        String slot = Slot.nameOf(config.name(), course.generation());
        EngineRun engine = EngineRun.start(settings(course), feed(course));
        try {
            return watch(engine, new Lookout(connection, config, slot, plan), closing);
        } finally {
            stop(engine, slot);
        }
    }

    private Optional<Setback> watch(EngineRun engine, Lookout lookout, CompletableFuture<Boolean> closing)
            throws SQLException, InterruptedException {
        Duration step = config.heartbeat().compareTo(STEP) < 0 ? config.heartbeat() : STEP;
        Duration sinceBeat = Duration.ZERO;
        while (!engine.endsWithin(step, closing)) {
            sinceBeat = sinceBeat.plus(step);
            if (sinceBeat.compareTo(config.heartbeat()) >= 0) {
                Heartbeat.emit(connection);
                sinceBeat = Duration.ZERO;
            }
            CaptureState state = status.now().state();
            if (state == CaptureState.STARTING) {
                status.state(state, lookout.startObstacle().orElse(null));
            } else if (state == CaptureState.STREAMING && lookout.abandoned()) {
                throw new IllegalStateException("the replication connection is broken");
            }
            if (state == CaptureState.GIVEN_UP) {
                return Optional.empty();
            }
            if (lookout.planChanged()) {
                LOG.info("Database {}: the tables to count have changed", config.name());
                return Optional.empty();
            }
        }
        return engine.failure().map(failure -> Setback.of(failure, config));
    }

    private Properties settings(Course course) {
        return EngineSettings.of(
                config,
                course.generation(),
                course.plan().publicationName(),
                course.names(),
                shared.kafka(),
                shared.replication());
    }

    private ChangeFeed feed(Course course) throws SQLException {
        var stretch =
                new DatabaseStream.Stretch(config.name(), course.generation(), shared.partitions(), course.seeding());
        DatabaseStream<RecordChangeEvent<SourceRecord>> stream = new DatabaseStream<>(
                stretch,
                new RowReaders(config, course.counted()).book(connection),
                shared.hasher(),
                rows,
                new CaptureProgress(status, shared.directory(), shared.announcer(), course));
        return new ChangeFeed(stream, rows);
    }

    /** An engine may be waiting for the broker, which only closing the producer ends. */
    private void stop(EngineRun engine, String slot) throws InterruptedException {
        engine.stop(() -> giveUp(slot));
        if (!engine.endsWithin(GENTLE)) {
            rows.close();
            if (!engine.endsWithin(FIRM)) {
                LOG.warn("Database {}: the engine did not end in time", config.name());
            }
        }
    }

    private void giveUp(String slot) {
        try (Connection another = Access.open(config)) {
            SlotCreation.giveUp(another, slot);
        } catch (SQLException e) {
            LOG.debug("Slot {} could not be given up", slot, e);
        }
    }
}
