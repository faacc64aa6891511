package io.headroom.analytics.scope;

import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The growth buckets of one partition's scopes, packed. Every flow is booked in each width that still keeps its time;
 * what is older than the days kept is booked in its month. However many buckets of a pack a delta touches, the pack is
 * read, written and told of once.
 */
final class GrowthHistory {
    private static final String GROWTH = "growth";

    private final KeyValueStore<GrowthKey, GrowthPack> packs;

    GrowthHistory(ProcessorContext<?, ?> context) {
        packs = Objects.requireNonNull(context.getStateStore(GROWTH));
    }

    static StoreBuilder<KeyValueStore<GrowthKey, GrowthPack>> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(GROWTH), Topics.GROWTH.keys(), Topics.GROWTH.values());
    }

    /** Books a delta's flows, and tells of every pack that changed. */
    void book(ScopeKey scope, ScopeDelta delta, Consumer<ScopeFact.Grown> changed) {
        Revision revision = new Revision(scope);
        delta.flows().forEach((bucket, flows) -> {
            for (Granularity granularity : Granularity.values()) {
                if (bucket.isIn(granularity) && granularity.serves(scope.scope())) {
                    revision.add(granularity, granularity.start(bucket.start()), bucket.origin(), flows);
                }
            }
        });
        revision.write(changed);
    }

    /** The days of a scope by their first second. */
    NavigableMap<Long, GrowthBucket> days(ScopeKey scope) {
        NavigableMap<Long, GrowthBucket> days = new TreeMap<>();
        byte[] prefix = GrowthKey.prefix(scope, Granularity.DAY);
        try (KeyValueIterator<GrowthKey, GrowthPack> found = packs.prefixScan(prefix, new ByteArraySerializer())) {
            found.forEachRemaining(entry -> days.putAll(entry.value.buckets()));
        }
        return days;
    }

    /** Forgets what is no longer kept of a scope; days move into their month. */
    void sweep(ScopeKey scope, Instant now, Consumer<ScopeFact.Grown> changed) {
        Revision revision = new Revision(scope);
        for (Granularity granularity : Granularity.values()) {
            if (granularity != Granularity.MONTH) {
                expired(scope, granularity, now)
                        .forEach((start, bucket) -> revision.forget(granularity, start, bucket));
            }
        }
        revision.write(changed);
    }

    private Map<Long, GrowthBucket> expired(ScopeKey scope, Granularity granularity, Instant now) {
        Map<Long, GrowthBucket> expired = new HashMap<>();
        long oldest = granularity.oldest(now);
        GrowthKey first = new GrowthKey(scope, granularity, 0);
        GrowthKey last = new GrowthKey(scope, granularity, oldest - 1);
        try (KeyValueIterator<GrowthKey, GrowthPack> found = packs.range(first, last)) {
            found.forEachRemaining(entry -> expired.putAll(entry.value.buckets().headMap(oldest, false)));
        }
        return expired;
    }

    /** The packs of a scope that are being changed, each as it will be. */
    private final class Revision {
        private final ScopeKey scope;
        private final Map<GrowthKey, NavigableMap<Long, GrowthBucket>> touched = new LinkedHashMap<>();

        Revision(ScopeKey scope) {
            this.scope = scope;
        }

        void add(Granularity granularity, long start, Origin origin, Flows flows) {
            NavigableMap<Long, GrowthBucket> buckets = pack(granularity, start);
            GrowthBucket after = buckets.getOrDefault(start, GrowthBucket.NONE).plus(origin, flows);
            if (after.isNone()) {
                buckets.remove(start);
            } else {
                buckets.put(start, after);
            }
        }

        void forget(Granularity granularity, long start, GrowthBucket bucket) {
            pack(granularity, start).remove(start);
            if (granularity == Granularity.DAY) {
                long month = Granularity.MONTH.start(start);
                bucket.flows().forEach((origin, flows) -> add(Granularity.MONTH, month, origin, flows));
            }
        }

        private NavigableMap<Long, GrowthBucket> pack(Granularity granularity, long start) {
            return touched.computeIfAbsent(GrowthKey.of(scope, granularity, start), key -> {
                GrowthPack before = packs.get(key);
                return before == null ? new TreeMap<>() : new TreeMap<>(before.buckets());
            });
        }

        void write(Consumer<ScopeFact.Grown> changed) {
            touched.forEach((key, buckets) -> {
                GrowthPack pack = buckets.isEmpty() ? null : new GrowthPack(buckets);
                packs.put(key, pack);
                changed.accept(new ScopeFact.Grown(key, pack == null ? null : pack.settled()));
            });
        }
    }
}
