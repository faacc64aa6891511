package io.headroom.ingest.capture;

import io.headroom.core.capture.Partition;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.Tenancy;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.announce.TableDirectory;
import io.headroom.ingest.source.Obstacle;
import io.headroom.ingest.source.PartitionNews;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.source.WatchPlan;
import io.headroom.ingest.stream.CountedTable;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.ingest.stream.ShapedRows;
import io.headroom.ingest.stream.TableBook;
import io.headroom.ingest.stream.TransactionOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables that a stream counts in line with a plan: before it starts, and whenever the plan changes while it
 * goes on. Tables that go on are left alone; those that come, or are not what they were, wait for their seeds.
 */
final class Roster {
    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    private final DatabaseConfig config;
    private final Position start;
    private final TableDirectory directory;
    private final int partitions;
    private final TableBook book;
    private final RowReaders readers;

    Roster(
            DatabaseConfig config,
            int generation,
            TableDirectory directory,
            int partitions,
            TableBook book,
            RowReaders readers) {
        this.config = config;
        this.start = TransactionOrder.beginning(generation);
        this.directory = directory;
        this.partitions = partitions;
        this.book = book;
        this.readers = readers;
    }

    /**
     * The plan is published already. The book is held all the while, so nothing that the stream says of a table is on its way when its
     * epoch ends.
     */
    void apply(WatchPlan plan, Connection connection, RowPublisher rows) throws SQLException, InterruptedException {
        Instant at = Slot.clock(connection);
        synchronized (book) {
            Map<TableName, WatchedTable> recorded = directory.tablesOf(config.name());
            retire(recorded, plan, at, rows);
            // Numbers first: the record of a child names its parent's.
            plan.tables()
                    .forEach(table -> recorded.computeIfAbsent(table.facts().name(), name -> claimed(table)));
            List<WatchedTable> fresh = new ArrayList<>();
            for (WatchPlan.Planned table : plan.tables()) {
                WatchedTable known = find(table.facts().name(), recorded);
                Tenancy tenancy =
                        table.tenants().recorded(name -> find(name, recorded).id());
                Obstacle obstacle = table.obstacle();
                if (obstacle != null) {
                    setAside(known, obstacle);
                } else if (plan.added().contains(known.name()) || !goesOn(table, tenancy, known, connection)) {
                    fresh.add(open(table, tenancy, known, at, rows));
                } else {
                    WatchedTable now = asItIsNow(known, table);
                    if (book.find(now.name()) == null) {
                        fresh.add(now);
                    }
                }
            }
            rows.await();
            readers.counted(connection, fresh).forEach(book::put);
        }
    }

    /** The mark comes first: a crash between the two repeats it with the same epoch. */
    private void retire(Map<TableName, WatchedTable> recorded, WatchPlan plan, Instant at, RowPublisher rows)
            throws InterruptedException {
        Map<TableName, WatchedTable> gone = new TreeMap<>(recorded);
        plan.tables().forEach(table -> gone.remove(table.facts().name()));
        for (WatchedTable table : gone.values()) {
            book.remove(table.name());
            if (table.state() != TableWatch.DROPPED) {
                WatchedTable dropped = table.inEpoch(table.epoch() + 1, start.toString())
                        .in(TableWatch.DROPPED, null)
                        .showing(null);
                send(new Mark.Dropped(dropped.id(), dropped.epoch(), start, at), rows);
                rows.await();
                directory.write(dropped);
                LOG.info("Table {} is not counted any more", dropped.name());
            }
        }
    }

    private static WatchedTable find(TableName name, Map<TableName, WatchedTable> recorded) {
        return Objects.requireNonNull(recorded.get(name), "every table of a plan has its number");
    }

    private void setAside(WatchedTable known, Obstacle obstacle) {
        book.remove(known.name());
        WatchedTable now = known.in(obstacle.state(), obstacle.problem()).showing(null);
        if (!now.equals(known)) {
            directory.write(now);
            LOG.warn(
                    "Table {} is not counted: {} {}",
                    known.name(),
                    obstacle.problem().reason(),
                    obstacle.problem().fix());
        }
    }

    /** Whether the table is counted in this generation already, and still is what it was. */
    private boolean goesOn(WatchPlan.Planned table, Tenancy tenancy, WatchedTable known, Connection connection)
            throws SQLException {
        if (Position.parse(known.epochStart()).generation() != start.generation()) {
            return false;
        }
        return (known.state() == TableWatch.LIVE || isBeingSeeded(known))
                && known.oid() == table.facts().oid()
                && known.keyColumns().equals(table.facts().key())
                && known.tenancy().equals(tenancy)
                && !PartitionNews.movedRows(
                        connection, known.partitions(), table.facts().partitions());
    }

    /** A partition that is new was empty when it came, so its rows are in the stream. */
    private WatchedTable asItIsNow(WatchedTable known, WatchPlan.Planned table) {
        List<Partition> now = table.facts().partitions();
        String birth = birthColumn(table);
        if (known.partitions().equals(now) && Objects.equals(known.birthColumn(), birth)) {
            return known;
        }
        CountedTable counted = book.find(known.name());
        WatchedTable changed = (counted == null ? known : counted.watched()).over(now, birth);
        directory.write(changed);
        if (counted != null) {
            book.put(CountedTable.of(changed, counted.rows()));
        }
        return changed;
    }

    private boolean isBeingSeeded(WatchedTable known) {
        CountedTable now = book.find(known.name());
        return known.state() == TableWatch.SEEDING && now != null;
    }

    private WatchedTable claimed(WatchPlan.Planned table) {
        return directory.claim(record(table, Tenancy.NONE, new TableId(1), 0, Position.NONE));
    }

    /** The record comes first: a crash between the two leaves an epoch unused. */
    private WatchedTable open(
            WatchPlan.Planned table, Tenancy tenancy, WatchedTable known, Instant at, RowPublisher rows) {
        WatchedTable opened = record(table, tenancy, known.id(), known.epoch() + 1, start);
        directory.write(opened);
        send(opened.opening(start, at), rows);
        LOG.info("Table {} is to be read", opened.name());
        return opened;
    }

    private WatchedTable record(WatchPlan.Planned table, Tenancy tenancy, TableId id, int epoch, Position since) {
        return new WatchedTable(
                config.name(),
                id,
                table.facts().name(),
                table.facts().oid(),
                table.facts().key(),
                tenancy.column(),
                tenancy.tenant(),
                tenancy.parent(),
                birthColumn(table),
                table.facts().partitions(),
                epoch,
                since.toString(),
                TableWatch.SEEDING,
                null,
                null);
    }

    private @Nullable String birthColumn(WatchPlan.Planned table) {
        return ShapedRows.birthColumn(config.createdAt(), table.facts().columns());
    }

    private void send(Mark mark, RowPublisher rows) {
        Dispatch.everywhere(mark, partitions).forEach(rows::send);
    }
}
