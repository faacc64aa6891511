package io.headroom.ingest.stream;

import io.headroom.core.capture.ParentReference;
import io.headroom.core.capture.SeedSnapshot;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a stream counts, as they stand now. Its monitor keeps stream and seeds in step: the stream holds it
 * from the first record of a batch until all of the batch is stored, so whoever else holds it finds nothing on its way.
 */
public final class TableBook {
    private static final int MOST_LEVELS = 5;

    private final Map<TableName, CountedTable> tables = new HashMap<>();

    /** Tables of which a snapshot is being taken this moment: whether it will show a change cannot be told yet. */
    private final Set<TableName> undecided = new HashSet<>();

    private final Catalogue catalogue;
    private boolean closed;

    public TableBook(Collection<CountedTable> counted, Catalogue catalogue) {
        counted.forEach(this::put);
        this.catalogue = catalogue;
    }

    /** Looks a table up that was altered. */
    public interface Catalogue {
        /** @return nothing if the table is gone, or cannot be read as it is now */
        @Nullable
        RowReader reader(WatchedTable table);
    }

    /** @return nothing for a table that is not counted (any more) */
    public synchronized @Nullable CountedTable find(TableName name) {
        return tables.get(name);
    }

    /**
     * The table that a streamed change is about, unless its seeds say the same. Waits while that cannot be told.
     *
     * @param publisher what was sent of the batch so far is stored before it waits
     */
    synchronized @Nullable CountedTable changed(Envelope change, RowPublisher publisher) throws InterruptedException {
        TableName name = change.tableName();
        if (undecided.contains(name)) {
            publisher.await();
        }
        while (undecided.contains(name) && !closed) {
            wait();
        }
        if (undecided.contains(name)) {
            throw new IllegalStateException("the capture ends");
        }
        CountedTable table = tables.get(name);
        return table != null && table.isNews(change.transactionId(), change.previousCommit()) ? table : null;
    }

    /** The table, able to read rows of this image's form. */
    synchronized CountedTable fit(CountedTable table, @Nullable Struct image) {
        if (image == null || table.rows().understands(image)) {
            return table;
        }
        RowReader reader = catalogue.reader(table.watched());
        return reader == null ? table : put(new CountedTable(table.watched(), reader, table.seeds()));
    }

    /** The table in its next epoch, which begins empty at {@code start}; seeds that are still to come are void. */
    synchronized CountedTable emptied(CountedTable table, Position start) {
        WatchedTable was = table.watched();
        CountedTable now =
                put(table.as(was.inEpoch(was.epoch() + 1, start.toString()).in(TableWatch.LIVE, null)));
        notifyAll();
        return now;
    }

    /** A snapshot of these tables is about to be taken. */
    public synchronized void expect(Collection<TableName> names) {
        undecided.addAll(names);
    }

    /** The snapshot failed: whatever the stream brings until the next one, that one will show. */
    public synchronized void unexpect(Collection<TableName> names) {
        undecided.removeAll(names);
        notifyAll();
    }

    /**
     * The snapshot is taken: from here on the stream counts what it does not show.
     *
     * @param record stores a table's record before the stream goes on
     */
    public synchronized void seedFrom(
            SeedSnapshot snapshot, Collection<TableName> names, Consumer<WatchedTable> record) {
        for (TableName name : names) {
            CountedTable table = tables.get(name);
            if (table != null && table.awaitsSnapshot()) {
                WatchedTable now = table.watched().showing(snapshot);
                record.accept(now);
                put(table.as(now));
            }
        }
        unexpect(names);
    }

    /** The most parent rows between any row and the one that names its tenant. */
    synchronized int levels() {
        Map<TableId, TableId> parents = new HashMap<>();
        for (CountedTable table : tables.values()) {
            ParentReference parent = table.watched().tenantParent();
            if (parent != null) {
                parents.put(table.id(), parent.table());
            }
        }
        return parents.keySet().stream()
                .mapToInt(table -> (int) Stream.iterate(parents.get(table), parents::get)
                        .takeWhile(Objects::nonNull)
                        .limit(MOST_LEVELS)
                        .count())
                .max()
                .orElse(0);
    }

    /** Puts a table in, or what has become of it. */
    public synchronized CountedTable put(CountedTable table) {
        tables.put(table.watched().name(), table);
        notifyAll();
        return table;
    }

    public synchronized void remove(TableName name) {
        tables.remove(name);
        undecided.remove(name);
        notifyAll();
    }

    public synchronized List<CountedTable> all() {
        return List.copyOf(tables.values());
    }

    /** Ends every wait for a snapshot: there will be none. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
