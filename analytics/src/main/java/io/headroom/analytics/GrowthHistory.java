package io.headroom.analytics;

import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The growth buckets of one partition's scopes. Every flow is booked in each width that still keeps its time; what is
 * older than the days kept is booked in its month.
 */
final class GrowthHistory {
    private static final String GROWTH = "growth";

    private final KeyValueStore<GrowthKey, GrowthBucket> buckets;

    GrowthHistory(ProcessorContext<?, ?> context) {
        buckets = Objects.requireNonNull(context.getStateStore(GROWTH));
    }

    static StoreBuilder<KeyValueStore<GrowthKey, GrowthBucket>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(GROWTH), Topics.GROWTH.keys(), Topics.GROWTH.values());
    }

    /** Books a delta's flows, and tells of every bucket that changed. */
    void book(ScopeKey scope, ScopeDelta delta, Consumer<ScopeFact.Grown> changed) {
        delta.flows().forEach((bucket, flows) -> {
            for (Granularity granularity : Granularity.values()) {
                if (bucket.isIn(granularity) && granularity.serves(scope.scope())) {
                    GrowthKey key = new GrowthKey(scope, granularity, granularity.start(bucket.start()));
                    add(key, bucket.origin(), flows, changed);
                }
            }
        });
    }

    private void add(GrowthKey key, Origin origin, Flows flows, Consumer<ScopeFact.Grown> changed) {
        GrowthBucket before = buckets.get(key);
        GrowthBucket after = (before == null ? GrowthBucket.NONE : before).plus(origin, flows);
        if (after.isNone()) {
            buckets.delete(key);
            changed.accept(new ScopeFact.Grown(key, null));
        } else {
            buckets.put(key, after);
            changed.accept(new ScopeFact.Grown(key, after));
        }
    }

    /** The days of a scope by their first second. */
    NavigableMap<Long, GrowthBucket> days(ScopeKey scope) {
        NavigableMap<Long, GrowthBucket> days = new TreeMap<>();
        byte[] prefix = GrowthKey.prefix(scope, Granularity.DAY);
        try (KeyValueIterator<GrowthKey, GrowthBucket> found = buckets.prefixScan(prefix, new ByteArraySerializer())) {
            found.forEachRemaining(entry -> days.put(entry.key.start(), entry.value));
        }
        return days;
    }

    /** Forgets what is no longer kept of a scope; days move into their month. */
    void sweep(ScopeKey scope, Instant now, Consumer<ScopeFact.Grown> changed) {
        for (Granularity granularity : Granularity.values()) {
            if (granularity != Granularity.MONTH) {
                expired(scope, granularity, now).forEach(entry -> forget(entry.key, entry.value, changed));
            }
        }
    }

    private List<KeyValue<GrowthKey, GrowthBucket>> expired(ScopeKey scope, Granularity granularity, Instant now) {
        List<KeyValue<GrowthKey, GrowthBucket>> expired = new ArrayList<>();
        GrowthKey first = new GrowthKey(scope, granularity, 0);
        GrowthKey last = new GrowthKey(scope, granularity, granularity.oldest(now) - 1);
        try (KeyValueIterator<GrowthKey, GrowthBucket> found = buckets.range(first, last)) {
            found.forEachRemaining(expired::add);
        }
        return expired;
    }

    private void forget(GrowthKey key, GrowthBucket bucket, Consumer<ScopeFact.Grown> changed) {
        buckets.delete(key);
        changed.accept(new ScopeFact.Grown(key, null));
        if (key.granularity() == Granularity.DAY) {
            bucket.flows().forEach((origin, flows) -> add(month(key), origin, flows, changed));
        }
    }

    private static GrowthKey month(GrowthKey day) {
        return new GrowthKey(day.scope(), Granularity.MONTH, Granularity.MONTH.start(day.start()));
    }
}
