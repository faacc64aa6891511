package io.headroom.analytics.ledger;

import io.headroom.analytics.state.SmallStore;
import io.headroom.core.change.Position;
import io.headroom.core.change.TableId;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.ledger.Counting;
import io.headroom.core.ledger.HeldTotal;
import io.headroom.core.ledger.LedgerEntry;
import io.headroom.core.ledger.LedgerEntryCodec;
import io.headroom.core.ledger.Progress;
import io.headroom.core.ledger.TableState;
import io.headroom.core.ledger.TenantBalance;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.RowWatch;
import io.headroom.core.scope.TableName;
import io.headroom.core.topic.Binary;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The ledger's stores by name, with their stored forms. */
final class LedgerStores {
    static final String ROWS = "ledger-rows";
    static final String TABLES = "ledger-tables";
    static final String BALANCES = "ledger-balances";
    static final String CHILDREN = "ledger-children";
    static final String TOTALS = "ledger-totals";
    static final String PROGRESS = "ledger-progress";
    private static final int VERSION = 1;

    /** Flags of a table. */
    private static final int DROPPED = 1;

    private static final int WATCHED = 2;
    private static final int SAMPLED = 4;
    private static final int TAKES_OVER = 8;
    private static final int SWEPT = 16;

    private LedgerStores() {}

    static StoreBuilder<KeyValueStore<byte[], LedgerEntry>> rows() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ROWS),
                Serdes.ByteArray(),
                Binary.serde(LedgerEntryCodec::encode, LedgerEntryCodec::decode));
    }

    static StoreBuilder<KeyValueStore<TableId, TableState>> tables() {
        return SmallStore.of(TABLES, tableIds(), Binary.serde(LedgerStores::encode, LedgerStores::tableState));
    }

    /** What every key that begins with a table begins with. */
    static Serializer<TableId> idBytes() {
        return (topic, id) -> new WireWriter().putInt(id.value()).bytes();
    }

    static Serde<TableId> tableIds() {
        return Binary.serde(
                id -> new WireWriter().putInt(id.value()).bytes(),
                bytes -> WireReader.read("table id", bytes, in -> new TableId(in.getInt())));
    }

    static StoreBuilder<KeyValueStore<BalanceKey, TenantBalance>> balances() {
        return SmallStore.of(
                BALANCES,
                Binary.serde(BalanceKey::encode, BalanceKey::decode),
                Binary.serde(LedgerStores::encode, LedgerStores::balance));
    }

    /** Rows of tables that only parent rows can place: these know no tenants. */
    static StoreBuilder<KeyValueStore<TableId, TenantBalance>> children() {
        return SmallStore.of(CHILDREN, tableIds(), Binary.serde(LedgerStores::encode, LedgerStores::balance));
    }

    /** What sweeps said of shares. As many as balances, and each larger: these stay on disk. */
    static StoreBuilder<KeyValueStore<BalanceKey, HeldTotal>> totals() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(TOTALS),
                Binary.serde(BalanceKey::encode, BalanceKey::decode),
                Binary.serde(HeldTotal::encode, HeldTotal::decode));
    }

    static StoreBuilder<KeyValueStore<String, Progress>> progress() {
        return SmallStore.of(PROGRESS, Serdes.String(), Binary.serde(LedgerStores::encode, LedgerStores::reached));
    }

    private static byte[] encode(TableState table) {
        RowWatch watch = table.watch();
        WireWriter out = new WireWriter()
                .putByte(VERSION)
                .putText(table.database())
                .putText(table.name().schema())
                .putText(table.name().name())
                .putUnsigned(table.epoch())
                .putUnsigned(table.floor())
                .putByte(flags(table));
        if (watch != null) {
            out.putUnsigned(watch.check()).putSigned(watch.rows());
            out.putSigned(watch.bracket().least()).putSigned(watch.bracket().greatest());
        }
        Counting counting = table.counting();
        if (counting.swept() != null && counting.complete() != null) {
            out.putInstant(counting.swept()).putInstant(counting.complete());
        }
        return out.bytes();
    }

    private static int flags(TableState table) {
        Counting counting = table.counting();
        return (table.dropped() ? DROPPED : 0)
                | (table.watch() != null ? WATCHED : 0)
                | (counting.sampled() ? SAMPLED : 0)
                | (counting.takesOver() ? TAKES_OVER : 0)
                | (counting.swept() != null ? SWEPT : 0);
    }

    private static TableState tableState(byte[] bytes) {
        return WireReader.read("table state", bytes, in -> {
            in.expectVersion(VERSION);
            String database = in.getText();
            TableName name = new TableName(in.getText(), in.getText());
            int epoch = in.getUnsignedInt();
            int floor = in.getUnsignedInt();
            int flags = in.getByte();
            RowWatch watch = (flags & WATCHED) != 0 ? watch(in) : null;
            return new TableState(database, name, epoch, floor, (flags & DROPPED) != 0, watch, counting(flags, in));
        });
    }

    private static Counting counting(int flags, WireReader in) {
        boolean swept = (flags & SWEPT) != 0;
        return new Counting(
                (flags & SAMPLED) != 0,
                (flags & TAKES_OVER) != 0,
                swept ? in.getInstant() : null,
                swept ? in.getInstant() : null);
    }

    private static RowWatch watch(WireReader in) {
        return new RowWatch(in.getUnsigned(), in.getSigned(), new Bracket(in.getSigned(), in.getSigned()));
    }

    private static byte[] encode(TenantBalance balance) {
        WireWriter out = new WireWriter().putByte(VERSION).putUnsigned(balance.epoch());
        out.putSigned(balance.current().rows()).putSigned(balance.current().bytes());
        return out.putSigned(balance.older().rows())
                .putSigned(balance.older().bytes())
                .bytes();
    }

    private static TenantBalance balance(byte[] bytes) {
        return WireReader.read("balance", bytes, in -> {
            in.expectVersion(VERSION);
            int epoch = in.getUnsignedInt();
            Footprint current = new Footprint(in.getSigned(), in.getSigned());
            return new TenantBalance(epoch, current, new Footprint(in.getSigned(), in.getSigned()));
        });
    }

    private static byte[] encode(Progress progress) {
        WireWriter out = new WireWriter().putByte(VERSION);
        progress.applied().write(out);
        return out.bytes();
    }

    private static Progress reached(byte[] bytes) {
        return WireReader.read("progress", bytes, in -> {
            in.expectVersion(VERSION);
            return new Progress(Position.read(in));
        });
    }
}
