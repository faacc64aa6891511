package io.headroom.analytics.ledger;

import io.headroom.analytics.state.SmallStore;
import io.headroom.core.ownership.Batch;
import io.headroom.core.ownership.Dependents;
import io.headroom.core.ownership.EpochSums;
import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.LevelClock;
import io.headroom.core.ownership.OwnerLog;
import io.headroom.core.topic.Binary;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores of a {@link StoreKin} by name. By parent row there may be many entries, so those are in RocksDB; what comes
 * together is added up in the record cache before it is written.
 */
final class KinStores {
    static final String HELD = "kin-held";
    static final String DEPENDENTS = "kin-dependents";
    static final String OWNERS = "kin-owners";
    static final String SUMS = "kin-sums";
    static final String TABLES = "kin-tables";
    static final String BATCHES = "kin-batches";
    static final String CLOCKS = "kin-clocks";

    private KinStores() {}

    static List<StoreBuilder<?>> all() {
        return List.of(
                byParent(HELD, Binary.serde(Handed::encode, Handed::decode)),
                byParent(DEPENDENTS, Binary.serde(Dependents::encode, Dependents::decode)),
                byParent(OWNERS, Binary.serde(OwnerLog::encode, OwnerLog::decode)),
                SmallStore.of(
                        SUMS,
                        Binary.serde(BalanceKey::encode, BalanceKey::decode),
                        serde("sums", EpochSums::write, EpochSums::read)),
                SmallStore.of(TABLES, LedgerStores.tableIds(), serde("kin table", KinTable::write, KinTable::read)),
                SmallStore.of(BATCHES, Serdes.String(), serde("batch", Batch::write, Batch::read)),
                SmallStore.of(CLOCKS, Serdes.String(), Binary.serde(LevelClock::encode, LevelClock::decode)));
    }

    private static <V> StoreBuilder<KeyValueStore<byte[], V>> byParent(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.ByteArray(), values)
                .withCachingEnabled();
    }

    private static <V> Serde<V> serde(String what, BiConsumer<V, WireWriter> write, Function<WireReader, V> read) {
        return Binary.serde(
                value -> {
                    WireWriter out = new WireWriter();
                    write.accept(value, out);
                    return out.bytes();
                },
                bytes -> WireReader.read(what, bytes, read));
    }
}
