package io.headroom.ingest.seed;

import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Snapshot;
import io.headroom.ingest.stream.CountedTable;
import io.headroom.ingest.stream.RowPublisher;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that read tables out of one snapshot. */
final class SeedWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SeedWorkers.class);

    private final SeedParts parts;
    private final SeedEnd end;
    private final SeedCount count;
    private final ExecutorService threads;
    private final Queue<CountedTable> tables = new ConcurrentLinkedQueue<>();
    private final long begun = System.nanoTime();

    /** What is done when all of a table's seeds are stored. */
    interface Finish {
        void of(CountedTable table, Snapshot snapshot) throws InterruptedException;
    }

    SeedWorkers(SeedParts parts, SeedEnd end, SeedCount count) {
        this.parts = parts;
        this.end = end;
        this.count = count;
        threads = Executors.newFixedThreadPool(parts.config().seeding().workers(), body -> {
            Thread thread = new Thread(body, "seed-" + parts.config().name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns when the tables are read, or when none may be begun any more, or when one of the threads failed. */
    void read(List<CountedTable> wanted, Snapshot snapshot, Finish finish) throws SQLException, InterruptedException {
        tables.addAll(wanted);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < parts.config().seeding().workers(); i++) {
            running.add(threads.submit(() -> {
                work(snapshot, finish);
                return null;
            }));
        }
        for (Future<?> one : running) {
            await(one);
        }
    }

    private void await(Future<?> one) throws SQLException, InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            tables.clear();
            Throwable cause = e.getCause();
            if (cause instanceof SQLException sql) {
                throw sql;
            }
            if (cause instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(cause == null ? e.getMessage() : cause.getMessage(), cause);
        }
    }

    private void work(Snapshot snapshot, Finish finish) throws SQLException, InterruptedException {
        CountedTable table = next();
        if (table == null) {
            return;
        }
        try (Connection connection = Access.forSeeds(parts.config());
                RowPublisher publisher = parts.publishers().get();
                EngineValues values = new EngineValues(parts.engine())) {
            TableReading reading = new TableReading(parts, count, end, connection, publisher, values);
            for (; table != null; table = next()) {
                if (reading.read(table, snapshot)) {
                    finish.of(table, snapshot);
                    count.tableDone();
                } else {
                    LOG.info(
                            "Table {} was changed while it was read",
                            table.watched().name());
                }
            }
        }
    }

    private @Nullable CountedTable next() {
        boolean late = System.nanoTime() - begun
                > parts.config().seeding().longestSnapshot().toNanos();
        return late || end.begun() ? null : tables.poll();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
