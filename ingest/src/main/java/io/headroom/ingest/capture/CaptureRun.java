package io.headroom.ingest.capture;

import io.debezium.engine.RecordChangeEvent;
import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.guard.Allowance;
import io.headroom.ingest.reconciliation.CheckParts;
import io.headroom.ingest.reconciliation.Reconciler;
import io.headroom.ingest.seed.SeedParts;
import io.headroom.ingest.seed.Seeder;
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
import io.headroom.ingest.stream.TableBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
        if (!new Preparation(config, status, shared).slot(connection, closing)) {
            return Optional.empty();
        }
        WatchPlan plan = WatchPlan.read(connection, config).published(connection);
        int generation = status.now().generation();
        RowReaders readers = new RowReaders(config, shared.hasher());
        TableBook book = new TableBook(List.of(), readers);
        Roster roster = new Roster(config, generation, shared.directory(), shared.partitions(), book, readers);
        roster.apply(plan, connection, rows);
        Properties settings =
                EngineSettings.of(config, generation, plan.publicationName(), shared.kafka(), shared.replication());
        EngineRun engine = EngineRun.start(settings, feed(generation, book));
        SeedParts parts = seeds(generation, book, settings);
        Seeder seeder = Seeder.start(parts);
        Reconciler reconciler = Reconciler.start(new CheckParts(parts, shared.kafka()));
        try {
            return watch(engine, lookout(generation, plan), roster, closing);
        } finally {
            book.close();
            reconciler.close();
            seeder.close();
            stop(engine, Slot.nameOf(config.name(), generation));
        }
    }

    private Lookout lookout(int generation, WatchPlan plan) {
        return new Lookout(connection, config, Slot.nameOf(config.name(), generation), plan);
    }

    private Optional<Setback> watch(
            EngineRun engine, Lookout lookout, Roster roster, CompletableFuture<Boolean> closing)
            throws SQLException, InterruptedException {
        Duration step = config.heartbeat().compareTo(STEP) < 0 ? config.heartbeat() : STEP;
        Duration sinceBeat = Duration.ZERO;
        while (!engine.endsWithin(step, closing)) {
            sinceBeat = sinceBeat.plus(step);
            if (sinceBeat.compareTo(config.heartbeat()) >= 0) {
                Heartbeat.emit(connection);
                sinceBeat = Duration.ZERO;
            }
            if (status.now().state() == CaptureState.STREAMING && lookout.abandoned()) {
                throw new IllegalStateException("the replication connection is broken");
            }
            if (status.now().state() == CaptureState.GIVEN_UP) {
                return Optional.empty();
            }
            Optional<Problem> full = shared.room().shortage();
            if (full.isPresent()) {
                return full.map(Setback::passing);
            }
            Optional<WatchPlan> news = lookout.news();
            if (news.isPresent() && !follow(news.get(), roster)) {
                return Optional.empty();
            }
        }
        return engine.failure().map(failure -> Setback.of(failure, config));
    }

    /** @return whether the stream can go on under the new plan */
    private boolean follow(WatchPlan plan, Roster roster) throws SQLException, InterruptedException {
        LOG.info("Database {}: the tables to count have changed", config.name());
        if (!plan.problems().isEmpty()) {
            return false;
        }
        try (RowPublisher marks = shared.publishers().get()) {
            roster.apply(plan, connection, marks);
        }
        return true;
    }

    private SeedParts seeds(int generation, TableBook book, Properties settings) {
        return new SeedParts(
                config,
                generation,
                shared.partitions(),
                book,
                shared.directory(),
                status,
                shared.publishers(),
                shared::hasher,
                shared.pace(),
                new CaptureProgress(status, shared.directory(), shared.announcer()),
                settings,
                shared.announcer(),
                new Allowance(config.reconciliation().budget(), System.nanoTime()));
    }

    private ChangeFeed feed(int generation, TableBook book) {
        DatabaseStream<RecordChangeEvent<SourceRecord>> stream = new DatabaseStream<>(
                new DatabaseStream.Stretch(config.name(), generation, shared.partitions()),
                book,
                shared.hasher(),
                rows,
                new CaptureProgress(status, shared.directory(), shared.announcer()));
        return new ChangeFeed(stream, rows, book);
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
