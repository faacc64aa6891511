package io.headroom.ingest.seed;

import io.headroom.core.capture.ParentReference;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.NewSlot;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.source.SlotCreation;
import io.headroom.ingest.source.Snapshot;
import io.headroom.ingest.stream.CountedTable;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.ingest.stream.TransactionOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One snapshot, and the tables that are seeded from it. */
final class SeedRound implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SeedRound.class);
    private static final Duration STEP = Duration.ofMillis(250);

    /** So long the stream may have to wait for a slot that waits for somebody's transaction. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SeedParts parts;
    private final SeedEnd end;
    private List<CountedTable> waiting = List.of();
    private List<TableName> names = List.of();
    private final Connection connection;
    private final RowPublisher publisher;

    SeedRound(SeedParts parts, SeedEnd end) throws SQLException {
        this.parts = parts;
        this.end = end;
        this.connection = Access.forSeeds(parts.config());
        this.publisher = parts.publishers().get();
    }

    /** @return whether every table of the round is seeded */
    boolean run() throws SQLException, InterruptedException {
        reopen();
        waiting = parts.tables().all().stream()
                .filter(CountedTable::awaitsSnapshot)
                .toList();
        names = waiting.stream().map(table -> table.watched().name()).toList();
        String name = Slot.temporaryOf(parts.config().name());
        parts.tables().expect(names);
        try (NewSlot slot = NewSlot.temporary(parts.config(), name)) {
            if (!made(slot, name)) {
                return false;
            }
            NewSlot.Made made = slot.made();
            Snapshot snapshot =
                    Snapshot.of(connection, made.consistentPoint(), Objects.requireNonNull(made.snapshot()));
            parts.tables().seedFrom(snapshot.shows(), names, parts.directory()::write);
            read(snapshot);
        } finally {
            parts.tables().unexpect(names);
        }
        return current().stream().noneMatch(CountedTable::isBeingSeeded);
    }

    private boolean made(NewSlot slot, String name) throws SQLException, InterruptedException {
        for (Duration waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(STEP)) {
            if (slot.madeWithin(STEP)) {
                return true;
            }
            end.check();
            SlotCreation.obstacle(connection, name).ifPresent(parts.status()::hindered);
        }
        return false;
    }

    private void read(Snapshot snapshot) throws SQLException, InterruptedException {
        Map<TableName, Long> sizes = TableSizes.read(connection, waiting);
        List<CountedTable> tables = new ArrayList<>(current());
        Set<TableId> parents = parents();
        tables.sort(Comparator.comparing((CountedTable table) -> !parents.contains(table.id()))
                .thenComparing(table -> sizes.getOrDefault(table.watched().name(), 0L), Comparator.reverseOrder()));
        SeedCount count = new SeedCount(
                parts.status(),
                tables.size(),
                sizes.values().stream().mapToLong(Long::longValue).sum());
        count.add(0);
        ProvisionalCount beside = ProvisionalCount.start(parts, snapshot, tables, sizes);
        try (SeedWorkers workers = new SeedWorkers(parts, end, count)) {
            workers.read(tables, snapshot, this::finish);
        } finally {
            beside.end();
        }
        count.tell();
        parts.status().seeded(parts.tables().all().stream().noneMatch(CountedTable::isBeingSeeded));
    }

    /** Tables whose rows tell whose the rows of others are: they come first. */
    private Set<TableId> parents() {
        return parts.tables().all().stream()
                .map(table -> table.watched().tenantParent())
                .filter(Objects::nonNull)
                .map(ParentReference::table)
                .collect(Collectors.toSet());
    }

    /** The mark comes first: a crash between the two has the table counted anew. */
    private synchronized void finish(CountedTable table, Snapshot snapshot) throws InterruptedException {
        Position start = TransactionOrder.beginning(parts.generation());
        everywhere(new Mark.Finished(table.id(), table.epoch(), start, snapshot.at()));
        synchronized (parts.tables()) {
            CountedTable now = parts.tables().find(table.watched().name());
            if (now != null && now.epoch() == table.epoch()) {
                WatchedTable live = now.watched().in(TableWatch.LIVE, null);
                parts.directory().write(live);
                parts.tables().put(CountedTable.of(live, now.rows()));
                ProvisionalCount.takeBack(live, parts);
            }
        }
    }

    /** What an earlier snapshot has begun and not finished is counted anew; the stream is not held up meanwhile. */
    private void reopen() throws SQLException, InterruptedException {
        Instant at = Slot.clock(connection);
        Position start = TransactionOrder.beginning(parts.generation());
        synchronized (parts.tables()) {
            for (CountedTable table : parts.tables().all()) {
                if (table.isBeingSeeded() && !table.awaitsSnapshot()) {
                    WatchedTable opened = table.watched()
                            .inEpoch(table.epoch() + 1, start.toString())
                            .showing(null);
                    parts.directory().write(opened);
                    everywhere(opened.opening(start, at));
                    parts.tables().put(CountedTable.of(opened, table.rows()));
                    LOG.info("Table {} is counted anew", opened.name());
                }
            }
        }
    }

    /** The tables of this round, as they stand in this snapshot. */
    private List<CountedTable> current() {
        Map<TableName, CountedTable> begun = waiting.stream()
                .collect(Collectors.toMap(table -> table.watched().name(), table -> table));
        return parts.tables().all().stream()
                .filter(table -> {
                    CountedTable was = begun.get(table.watched().name());
                    return was != null && was.epoch() == table.epoch() && !table.awaitsSnapshot();
                })
                .toList();
    }

    private void everywhere(Mark mark) throws InterruptedException {
        Dispatch.everywhere(mark, parts.partitions()).forEach(publisher::send);
        publisher.await();
    }

    @Override
    public void close() throws SQLException {
        publisher.close();
        connection.close();
    }
}
