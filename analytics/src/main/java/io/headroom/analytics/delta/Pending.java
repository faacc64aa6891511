package io.headroom.analytics.delta;

import io.headroom.analytics.ledger.Booking;
import io.headroom.analytics.state.SmallStore;
import io.headroom.core.delta.FanOut;
import io.headroom.core.topic.Binary;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Sums that wait for the next flush, and the watermarks behind them. The buckets of a tenant's rows of one month wait
 * together: a first count meets the days of a month one after the other.
 */
final class Pending {
    private static final String FLOWS = "combiner-flows";
    private static final String WATERMARKS = "combiner-watermarks";

    private final KeyValueStore<PendingKey, WaitingFlows> flows;
    private final KeyValueStore<String, Instant> watermarks;

    Pending(ProcessorContext<?, ?> context) {
        flows = Objects.requireNonNull(context.getStateStore(FLOWS));
        watermarks = Objects.requireNonNull(context.getStateStore(WATERMARKS));
    }

    static Set<StoreBuilder<?>> stores() {
        return Set.of(
                SmallStore.of(
                        FLOWS,
                        Binary.serde(PendingKey::encode, PendingKey::decode),
                        Binary.serde(WaitingFlows::encode, WaitingFlows::decode)),
                SmallStore.of(
                        WATERMARKS,
                        Serdes.String(),
                        Binary.serde(
                                at -> new WireWriter().putInstant(at).bytes(),
                                bytes -> WireReader.read("watermark", bytes, WireReader::getInstant))));
    }

    void add(Booking.Difference difference) {
        PendingKey key = new PendingKey(difference.database(), difference.table(), difference.share());
        WaitingFlows waiting = flows.get(key);
        flows.put(key, (waiting == null ? WaitingFlows.NONE : waiting).plus(difference.bucket(), difference.flows()));
    }

    void reached(String database, Instant at) {
        watermarks.put(database, at);
    }

    void drain(FanOut scopes) {
        take(
                flows,
                (key, sums) -> sums.sum()
                        .byBucket()
                        .forEach((bucket, sum) -> scopes.add(key.database(), key.table(), key.share(), bucket, sum)));
    }

    void drainWatermarks(BiConsumer<String, Instant> to) {
        take(watermarks, to);
    }

    private static <K, V> void take(KeyValueStore<K, V> store, BiConsumer<K, V> to) {
        List<KeyValue<K, V>> taken = new ArrayList<>();
        try (KeyValueIterator<K, V> all = store.all()) {
            all.forEachRemaining(taken::add);
        }
        for (KeyValue<K, V> entry : taken) {
            to.accept(entry.key, entry.value);
            store.delete(entry.key);
        }
    }
}
