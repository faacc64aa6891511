package io.headroom.ingest.capture;

import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.announce.StoredOffsets;
import io.headroom.ingest.announce.TableDirectory;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.source.WatchPlan;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.ingest.stream.TransactionOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings publication, slots, table records and marks in line before an engine starts. */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final StatusLine status;
    private final TableDirectory directory;
    private final StoredOffsets offsets;
    private final String fingerprint;
    private final int partitions;

    Preparation(
            StatusLine status, TableDirectory directory, StoredOffsets offsets, String fingerprint, int partitions) {
        this.status = status;
        this.directory = directory;
        this.offsets = offsets;
        this.fingerprint = fingerprint;
        this.partitions = partitions;
    }

    Course prepare(Connection connection, WatchPlan plan, RowPublisher rows) throws SQLException, InterruptedException {
        String database = status.now().database();
        Map<TableName, WatchedTable> recorded = directory.tablesOf(database);
        Optional<String> gap = Continuity.gap(connection, status.now(), offsets, plan, recorded);
        if (gap.isPresent()) {
            int generation = status.now().generation() + 1;
            LOG.info("Database {} is counted from scratch: {}", database, gap.get());
            status.begin(generation, fingerprint);
            Slot.dropAll(connection, database);
        }
        plan.publish(connection);
        Position start = TransactionOrder.beginning(status.now().generation());
        Instant at = Slot.clock(connection);
        retire(recorded, plan, start, at, rows);
        List<WatchedTable> counted = new ArrayList<>();
        for (WatchPlan.Planned table : plan.tables()) {
            WatchedTable known = known(database, table, recorded);
            if (table.obstacle() != null) {
                write(known, known.in(TableWatch.UNKNOWN, table.obstacle()));
            } else {
                counted.add(gap.isEmpty() ? known : open(known, table, start, at, rows));
            }
        }
        rows.await();
        return new Course(status.now().generation(), gap.isPresent(), plan, counted);
    }

    /** The mark comes first: a crash between the two repeats it with the same epoch. */
    private void retire(
            Map<TableName, WatchedTable> recorded, WatchPlan plan, Position start, Instant at, RowPublisher rows)
            throws InterruptedException {
        Map<TableName, WatchedTable> gone = new TreeMap<>(recorded);
        plan.tables().forEach(table -> gone.remove(table.facts().name()));
        for (WatchedTable table : gone.values()) {
            if (table.state() != TableWatch.DROPPED) {
                WatchedTable dropped =
                        table.inEpoch(table.epoch() + 1, start.toString()).in(TableWatch.DROPPED, null);
                send(new Mark.Dropped(dropped.id(), dropped.epoch(), start, at), rows);
                rows.await();
                directory.write(dropped);
            }
        }
    }

    private WatchedTable known(String database, WatchPlan.Planned table, Map<TableName, WatchedTable> recorded) {
        WatchedTable known = recorded.get(table.facts().name());
        return known != null
                ? known
                : directory.claim(record(database, new TableId(1), table, 0, Position.NONE, TableWatch.SEEDING));
    }

    /** The record comes first: a crash between the two leaves an epoch unused. */
    private WatchedTable open(
            WatchedTable known, WatchPlan.Planned table, Position start, Instant at, RowPublisher rows) {
        WatchedTable opened = record(known.database(), known.id(), table, known.epoch() + 1, start, TableWatch.SEEDING);
        directory.write(opened);
        send(new Mark.Opened(opened.id(), opened.database(), opened.name(), opened.epoch(), start, at), rows);
        return opened;
    }

    private void write(WatchedTable known, WatchedTable now) {
        if (!now.equals(known)) {
            directory.write(now);
        }
    }

    private void send(Mark mark, RowPublisher rows) {
        Dispatch.everywhere(mark, partitions).forEach(rows::send);
    }

    private static WatchedTable record(
            String database, TableId id, WatchPlan.Planned table, int epoch, Position start, TableWatch state) {
        return new WatchedTable(
                database,
                id,
                table.facts().name(),
                table.facts().oid(),
                table.facts().key(),
                table.tenantColumn(),
                epoch,
                start.toString(),
                state,
                null);
    }
}
