package io.headroom.api.view;

import io.headroom.core.forecast.Growth;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What came and went in one database, by scope, and what is expected of it. One thread writes, any may read. */
public final class DatabaseGrowth {
    private final Map<Granularity, Map<Scope, PackedBuckets>> buckets = new EnumMap<>(Granularity.class);
    private final Map<Measure, Map<Scope, ProjectionFact>> projections = new EnumMap<>(Measure.class);

    DatabaseGrowth() {
        for (Granularity granularity : Granularity.values()) {
            buckets.put(granularity, new ConcurrentHashMap<>());
        }
        for (Measure measure : Measure.values()) {
            projections.put(measure, new ConcurrentHashMap<>());
        }
    }

    /** Whether anything ever came or went in the scope. */
    public boolean knows(Scope scope) {
        return buckets.values().stream().anyMatch(scopes -> scopes.containsKey(scope));
    }

    /** The buckets of one width by their first second since 1970; quiet times have none. */
    public NavigableMap<Long, GrowthBucket> buckets(Scope scope, Granularity granularity) {
        PackedBuckets found = of(granularity).get(scope);
        return found == null ? new TreeMap<>() : found.unpacked();
    }

    /** Null while nothing has been said about the scope's future, be it that nothing can be said. */
    public @Nullable ProjectionFact projection(Scope scope, Measure measure) {
        return of(measure).get(scope);
    }

    /** Mean net per day of the last complete days, or null while there is none. */
    public @Nullable Double perDay(Scope scope, Measure measure) {
        ProjectionFact fact = projection(scope, measure);
        Growth growth = fact == null ? null : fact.growth();
        return growth == null ? null : growth.perDay();
    }

    void take(Scope scope, Granularity granularity, long start, @Nullable GrowthBucket bucket) {
        PackedBuckets packed = of(granularity).computeIfAbsent(scope, added -> new PackedBuckets());
        if (bucket == null) {
            packed.remove(start);
        } else {
            packed.put(start, bucket);
        }
    }

    void take(Scope scope, Measure measure, @Nullable ProjectionFact fact) {
        if (fact == null) {
            of(measure).remove(scope);
        } else {
            of(measure).put(scope, fact);
        }
    }

    private Map<Scope, PackedBuckets> of(Granularity granularity) {
        return buckets.getOrDefault(granularity, Map.of());
    }

    private Map<Scope, ProjectionFact> of(Measure measure) {
        return projections.getOrDefault(measure, Map.of());
    }
}
