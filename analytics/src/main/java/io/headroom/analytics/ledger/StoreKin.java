package io.headroom.analytics.ledger;

import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.LedgerEntry;
import io.headroom.core.ledger.TableState;
import io.headroom.core.ownership.Batch;
import io.headroom.core.ownership.Dependents;
import io.headroom.core.ownership.Ends;
import io.headroom.core.ownership.EpochSums;
import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.KinBooks;
import io.headroom.core.ownership.LevelClock;
import io.headroom.core.ownership.OwnedDelta;
import io.headroom.core.ownership.OwnerLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The {@link KinBooks} in state stores, beside those of the ledger of the same partition. */
final class StoreKin implements KinBooks {
    private final StoreBooks books;
    private final KeyValueStore<byte[], Handed> held;
    private final KeyValueStore<byte[], Dependents> dependents;
    private final KeyValueStore<byte[], OwnerLog> owners;
    private final KeyValueStore<BalanceKey, EpochSums> sums;
    private final KeyValueStore<TableId, KinTable> tables;
    private final KeyValueStore<String, Batch> batches;
    private final KeyValueStore<String, LevelClock> clocks;

    StoreKin(ProcessorContext<?, ?> context, StoreBooks books) {
        this.books = books;
        held = Objects.requireNonNull(context.getStateStore(KinStores.HELD));
        dependents = Objects.requireNonNull(context.getStateStore(KinStores.DEPENDENTS));
        owners = Objects.requireNonNull(context.getStateStore(KinStores.OWNERS));
        sums = Objects.requireNonNull(context.getStateStore(KinStores.SUMS));
        tables = Objects.requireNonNull(context.getStateStore(KinStores.TABLES));
        batches = Objects.requireNonNull(context.getStateStore(KinStores.BATCHES));
        clocks = Objects.requireNonNull(context.getStateStore(KinStores.CLOCKS));
    }

    @Override
    public int here() {
        return books.partition();
    }

    @Override
    public List<String> databases() {
        return keys(batches, database -> true, Integer.MAX_VALUE);
    }

    @Override
    public @Nullable Batch batch(String database) {
        return batches.get(database);
    }

    @Override
    public void keep(String database, Batch batch) {
        batches.put(database, batch);
    }

    @Override
    public boolean isParent(TableId table) {
        return part(table).parent();
    }

    @Override
    public void addParent(TableId table) {
        tables.put(table, new KinTable(true, part(table).ends()));
    }

    @Override
    public @Nullable Ends ends(TableId table) {
        return part(table).ends();
    }

    @Override
    public void keep(TableId table, Ends ends) {
        tables.put(table, new KinTable(part(table).parent(), ends));
    }

    @Override
    public List<TableId> children(String database) {
        return keys(tables, table -> ends(table) != null && isOf(database, table), Integer.MAX_VALUE);
    }

    @Override
    public @Nullable Owner owner(RowKey row) {
        LedgerEntry entry = books.entry(row);
        return entry == null ? null : entry.knownOwner();
    }

    @Override
    public OwnerLog log(RowKey parent) {
        OwnerLog log = owners.get(parent.bytes());
        return log == null ? OwnerLog.EMPTY : log;
    }

    @Override
    public void keep(RowKey parent, OwnerLog log) {
        owners.put(parent.bytes(), log.isEmpty() ? null : log);
    }

    @Override
    public List<RowKey> logged(String database, int most) {
        return keys(owners, row -> isOf(database, RowKey.of(row).table()), most).stream()
                .map(RowKey::of)
                .toList();
    }

    @Override
    public @Nullable Dependents dependents(RowKey parent) {
        return dependents.get(parent.bytes());
    }

    @Override
    public void keep(RowKey parent, @Nullable Dependents kept) {
        dependents.put(parent.bytes(), kept);
    }

    @Override
    public void hold(OwnedDelta delta) {
        byte[] key = HeldKey.of(delta);
        Handed before = held.get(key);
        held.put(key, before == null ? delta : ((OwnedDelta) before).plus(delta));
    }

    @Override
    public List<OwnedDelta> release(String database, Position batch, int most) {
        List<KeyValue<byte[], Handed>> ripe = new ArrayList<>();
        try (KeyValueIterator<byte[], Handed> found =
                held.range(HeldKey.start(database, Position.NONE), HeldKey.start(database, batch))) {
            while (found.hasNext() && ripe.size() < most) {
                ripe.add(found.next());
            }
        }
        ripe.forEach(entry -> held.delete(entry.key));
        return ripe.stream().map(entry -> (OwnedDelta) entry.value).toList();
    }

    @Override
    public LevelClock clock(String database, int level) {
        LevelClock clock = clocks.get(level + "/" + database);
        return clock == null ? LevelClock.EMPTY : clock;
    }

    @Override
    public void keep(String database, int level, LevelClock clock) {
        clocks.put(level + "/" + database, clock);
    }

    @Override
    public EpochSums booked(TableId table, Share share) {
        EpochSums booked = sums.get(new BalanceKey(table, share));
        return booked == null ? EpochSums.NONE : booked;
    }

    @Override
    public void keep(TableId table, Share share, EpochSums kept) {
        sums.put(new BalanceKey(table, share), kept.isNone() ? null : kept);
    }

    @Override
    public List<Share> bookedShares(TableId table) {
        return keys(sums, key -> key.table().equals(table), Integer.MAX_VALUE).stream()
                .map(BalanceKey::share)
                .toList();
    }

    @Override
    public void book(TableId table, Share share, Bucket bucket, Flows flows) {
        // What is handed on waits until this partition has read as far, so a mark has introduced its table.
        TableState state = Objects.requireNonNull(books.table(table), "a table of child rows introduces itself first");
        books.book(state, share, bucket, flows);
    }

    @Override
    public void reached(String database, Instant at) {
        books.reached(database, at);
    }

    @Override
    public void send(Handed handed) {
        books.forward(handed.database(), new Booking.PassedOn(handed));
    }

    private KinTable part(TableId table) {
        KinTable part = tables.get(table);
        return part == null ? KinTable.NONE : part;
    }

    private boolean isOf(String database, TableId table) {
        TableState state = books.table(table);
        return state != null && state.database().equals(database);
    }

    private static <K> List<K> keys(KeyValueStore<K, ?> store, Predicate<K> wanted, int most) {
        List<K> keys = new ArrayList<>();
        try (KeyValueIterator<K, ?> all = store.all()) {
            while (all.hasNext() && keys.size() < most) {
                K key = all.next().key;
                if (wanted.test(key)) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }
}
