package io.headroom.analytics;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.TableState;
import io.headroom.core.ownership.Dependents;
import io.headroom.core.ownership.EpochSums;
import io.headroom.core.ownership.KinBooks;
import io.headroom.core.ownership.OwnedDelta;
import io.headroom.core.ownership.OwnedTable;
import io.headroom.core.topic.Binary;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The {@link KinBooks} in state stores, beside those of the ledger of the same partition. */
final class StoreKin implements KinBooks {
    private static final String DEPENDENTS = "kin-dependents";
    private static final String SUMS = "kin-sums";
    private static final String TABLES = "kin-tables";

    private final StoreBooks books;
    private final KeyValueStore<byte[], Dependents> dependents;
    private final KeyValueStore<BalanceKey, EpochSums> sums;
    private final KeyValueStore<TableId, KinTable> tables;

    /**
     * A table in the part that it plays here.
     *
     * @param children how it introduced itself, if differences of its rows came by
     * @param parent whether differences came to rows of it
     */
    private record KinTable(@Nullable OwnedTable children, boolean parent) {}

    StoreKin(ProcessorContext<?, ?> context, StoreBooks books) {
        this.books = books;
        dependents = Objects.requireNonNull(context.getStateStore(DEPENDENTS));
        sums = Objects.requireNonNull(context.getStateStore(SUMS));
        tables = Objects.requireNonNull(context.getStateStore(TABLES));
    }

    static List<StoreBuilder<?>> stores() {
        // Children of one parent come together, and only their sum needs to be written.
        StoreBuilder<?> byParent = Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(DEPENDENTS),
                        Serdes.ByteArray(),
                        Binary.serde(Dependents::encode, Dependents::decode))
                .withCachingEnabled();
        StoreBuilder<?> byTenant = Stored.few(
                SUMS,
                Binary.serde(BalanceKey::encode, BalanceKey::decode),
                Binary.serde(StoreKin::encode, bytes -> WireReader.read("sums", bytes, EpochSums::read)));
        StoreBuilder<?> parts =
                Stored.few(TABLES, Stored.tableIds(), Binary.serde(StoreKin::encode, StoreKin::kinTable));
        return List.of(byParent, byTenant, parts, LevelClocks.store());
    }

    @Override
    public int floor(TableId table) {
        TableState state = books.table(table);
        return state == null ? 0 : state.floor();
    }

    @Override
    public @Nullable Owner owner(RowKey row) {
        TableState state = books.table(row.table());
        return state == null ? null : state.owner(books.entry(row));
    }

    @Override
    public boolean hasChildren(TableId table) {
        return part(table).parent();
    }

    @Override
    public OwnedTable introduced(TableId table) {
        return Objects.requireNonNull(part(table).children(), "a table of child rows introduces itself first");
    }

    @Override
    public void introduce(TableId parent, OwnedTable children) {
        KinTable child = part(children.id());
        if (!children.equals(child.children())) {
            tables.put(children.id(), new KinTable(children, child.parent()));
        }
        KinTable up = part(parent);
        if (!up.parent()) {
            tables.put(parent, new KinTable(up.children(), true));
        }
    }

    private KinTable part(TableId table) {
        KinTable part = tables.get(table);
        return part == null ? new KinTable(null, false) : part;
    }

    @Override
    public @Nullable Dependents dependents(RowKey parent) {
        return dependents.get(parent.bytes());
    }

    @Override
    public void keep(RowKey parent, @Nullable Dependents kept) {
        if (kept == null) {
            dependents.delete(parent.bytes());
        } else {
            dependents.put(parent.bytes(), kept);
        }
    }

    @Override
    public EpochSums booked(TableId table, Share share) {
        EpochSums booked = sums.get(new BalanceKey(table, share));
        return booked == null ? EpochSums.NONE : booked;
    }

    @Override
    public void keep(TableId table, Share share, EpochSums kept) {
        BalanceKey key = new BalanceKey(table, share);
        if (kept.isNone()) {
            sums.delete(key);
        } else {
            sums.put(key, kept);
        }
    }

    @Override
    public List<Share> bookedShares(TableId table) {
        List<Share> shares = new ArrayList<>();
        try (KeyValueIterator<BalanceKey, EpochSums> all = sums.all()) {
            all.forEachRemaining(entry -> {
                if (entry.key.table().equals(table)) {
                    shares.add(entry.key.share());
                }
            });
        }
        return shares;
    }

    @Override
    public void book(OwnedTable table, Share share, Bucket bucket, Flows flows) {
        books.forward(table.database(), new Booking.Difference(table.database(), table.name(), share, bucket, flows));
    }

    @Override
    public void send(OwnedDelta delta) {
        books.forward(delta.table().database(), new Booking.PassedOn(delta));
    }

    private static byte[] encode(EpochSums kept) {
        WireWriter out = new WireWriter();
        kept.write(out);
        return out.bytes();
    }

    private static byte[] encode(KinTable table) {
        WireWriter out = new WireWriter().putByte((table.parent() ? 1 : 0) | (table.children() == null ? 0 : 2));
        if (table.children() != null) {
            table.children().write(out);
        }
        return out.bytes();
    }

    private static KinTable kinTable(byte[] bytes) {
        return WireReader.read("kin table", bytes, in -> {
            int flags = in.getByte();
            return new KinTable((flags & 2) == 0 ? null : OwnedTable.read(in), (flags & 1) != 0);
        });
    }
}
