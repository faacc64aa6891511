package io.headroom.api.view;

import io.headroom.core.forecast.Growth;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What came and went in one database, by scope, and what is expected of it. One thread writes, any may read.
 *
 * <p>There are hundreds of thousands of buckets and questions are about one scope, so packs stay in the bytes of their
 * topic until they are asked for.
 */
public final class DatabaseGrowth {
    private final Map<Granularity, Map<Scope, NavigableMap<Long, byte[]>>> packs = new EnumMap<>(Granularity.class);
    private final Map<Measure, Map<Scope, ProjectionFact>> projections = new EnumMap<>(Measure.class);

    DatabaseGrowth() {
        for (Granularity granularity : Granularity.values()) {
            packs.put(granularity, new ConcurrentHashMap<>());
        }
        for (Measure measure : Measure.values()) {
            projections.put(measure, new ConcurrentHashMap<>());
        }
    }

    /** Whether anything ever came or went in the scope. */
    public boolean knows(Scope scope) {
        return packs.values().stream().anyMatch(scopes -> scopes.containsKey(scope));
    }

    /** The buckets of one width by their first second since 1970; quiet times have none. */
    public NavigableMap<Long, GrowthBucket> buckets(Scope scope, Granularity granularity) {
        NavigableMap<Long, GrowthBucket> buckets = new TreeMap<>();
        of(granularity)
                .getOrDefault(scope, Collections.emptyNavigableMap())
                .values()
                .forEach(pack -> buckets.putAll(GrowthPack.decode(pack).buckets()));
        return buckets;
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

    void take(GrowthKey key, @Nullable GrowthPack pack) {
        NavigableMap<Long, byte[]> kept =
                of(key.granularity()).computeIfAbsent(key.scope().scope(), added -> new ConcurrentSkipListMap<>());
        if (pack == null) {
            kept.remove(key.start());
        } else {
            kept.put(key.start(), GrowthPack.encode(pack));
        }
    }

    void take(Scope scope, Measure measure, @Nullable ProjectionFact fact) {
        if (fact == null) {
            of(measure).remove(scope);
        } else {
            of(measure).put(scope, fact);
        }
    }

    private Map<Scope, NavigableMap<Long, byte[]>> of(Granularity granularity) {
        return packs.getOrDefault(granularity, Map.of());
    }

    private Map<Scope, ProjectionFact> of(Measure measure) {
        return projections.getOrDefault(measure, Map.of());
    }
}
