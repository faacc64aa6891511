package io.headroom.analytics.ledger;

import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.Books;
import io.headroom.core.ledger.HeldTotal;
import io.headroom.core.ledger.LedgerEntry;
import io.headroom.core.ledger.Progress;
import io.headroom.core.ledger.TableState;
import io.headroom.core.ledger.TenantBalance;
import io.headroom.core.reconciliation.PartBracket;
import io.headroom.core.reconciliation.RowWatch;
import io.headroom.core.scope.TableName;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's {@link Books} in state stores. Rows are many and live in RocksDB; tables, balances and progress are few
 * and live in memory, with a record cache that writes each to its changelog once a commit instead of once a change.
 */
final class StoreBooks implements Books {

    /** A table as messages name it. */
    record Named(String database, TableName name) {}

    private final ProcessorContext<String, Booking> context;
    private final KeyValueStore<byte[], LedgerEntry> rows;
    private final KeyValueStore<TableId, TableState> tables;
    private final KeyValueStore<BalanceKey, TenantBalance> balances;
    private final KeyValueStore<TableId, TenantBalance> children;
    private final KeyValueStore<BalanceKey, HeldTotal> totals;
    private final KeyValueStore<String, Progress> progress;
    private long timestamp;

    StoreBooks(ProcessorContext<String, Booking> context) {
        this.context = context;
        rows = Objects.requireNonNull(context.getStateStore(LedgerStores.ROWS));
        tables = Objects.requireNonNull(context.getStateStore(LedgerStores.TABLES));
        balances = Objects.requireNonNull(context.getStateStore(LedgerStores.BALANCES));
        children = Objects.requireNonNull(context.getStateStore(LedgerStores.CHILDREN));
        totals = Objects.requireNonNull(context.getStateStore(LedgerStores.TOTALS));
        progress = Objects.requireNonNull(context.getStateStore(LedgerStores.PROGRESS));
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                LedgerStores.rows(),
                LedgerStores.tables(),
                LedgerStores.balances(),
                LedgerStores.children(),
                LedgerStores.totals(),
                LedgerStores.progress());
    }

    /** The record timestamp for what is booked from here on. */
    void at(long newTimestamp) {
        timestamp = newTimestamp;
    }

    /** The table that a record's key is about, if the key says so and a mark has introduced it. */
    @Nullable
    Named named(byte @Nullable [] key) {
        int id = key == null || key.length < Integer.BYTES
                ? 0
                : ByteBuffer.wrap(key).getInt();
        TableState table = id > 0 ? tables.get(new TableId(id)) : null;
        return table == null ? null : new Named(table.database(), table.name());
    }

    @Override
    public @Nullable TableState table(TableId id) {
        return tables.get(id);
    }

    @Override
    public void keep(TableId id, TableState state) {
        tables.put(id, state);
    }

    @Override
    public @Nullable LedgerEntry entry(RowKey row) {
        return rows.get(row.bytes());
    }

    @Override
    public void keep(RowKey row, @Nullable LedgerEntry entry) {
        if (entry == null) {
            rows.delete(row.bytes());
        } else {
            rows.put(row.bytes(), entry);
        }
    }

    @Override
    public TenantBalance balance(TableId id, Share share) {
        TenantBalance balance = balances.get(new BalanceKey(id, share));
        return balance == null ? TenantBalance.NONE : balance;
    }

    @Override
    public void keep(TableId id, Share share, TenantBalance balance) {
        if (balance.isNone()) {
            balances.delete(new BalanceKey(id, share));
        } else {
            balances.put(new BalanceKey(id, share), balance);
        }
    }

    @Override
    public List<Share> shares(TableId id) {
        return shares(id, balances);
    }

    private static <V> List<Share> shares(TableId id, KeyValueStore<BalanceKey, V> store) {
        List<Share> shares = new ArrayList<>();
        try (KeyValueIterator<BalanceKey, V> of = store.prefixScan(id, LedgerStores.idBytes())) {
            of.forEachRemaining(entry -> shares.add(entry.key.share()));
        }
        return shares;
    }

    @Override
    public TenantBalance children(TableId id) {
        TenantBalance balance = children.get(id);
        return balance == null ? TenantBalance.NONE : balance;
    }

    @Override
    public void keepChildren(TableId id, TenantBalance balance) {
        children.put(id, balance.isNone() ? null : balance);
    }

    @Override
    public @Nullable HeldTotal total(TableId id, Share share) {
        return totals.get(new BalanceKey(id, share));
    }

    @Override
    public void keepTotal(TableId id, Share share, @Nullable HeldTotal total) {
        totals.put(new BalanceKey(id, share), total);
    }

    @Override
    public List<Share> totals(TableId id) {
        return shares(id, totals);
    }

    @Override
    public Progress progress(String database) {
        Progress reached = progress.get(database);
        return reached == null ? Progress.NONE : reached;
    }

    @Override
    public void keep(String database, Progress newProgress) {
        progress.put(database, newProgress);
    }

    @Override
    public void book(TableState table, Share share, Bucket bucket, Flows flows) {
        forward(table.database(), new Booking.Difference(table.database(), table.name(), share, bucket, flows));
    }

    @Override
    public void reached(String database, Instant at) {
        forward(database, new Booking.Reached(database, at));
    }

    @Override
    public void bracketed(TableId id, TableState table, RowWatch watch) {
        PartBracket bracket =
                new PartBracket(table.database(), id, table.epoch(), watch.check(), partition(), watch.bracket());
        forward(table.database(), new Booking.Bracketed(bracket));
    }

    int partition() {
        return context.taskId().partition();
    }

    void forward(String database, Booking booking) {
        context.forward(new Record<>(database, booking, timestamp));
    }
}
