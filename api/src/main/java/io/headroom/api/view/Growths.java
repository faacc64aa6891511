package io.headroom.api.view;

import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.scope.ScopeKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What came and went in every database, and what is expected. */
public final class Growths {
    private static final DatabaseGrowth NONE = new DatabaseGrowth();

    private final Map<String, DatabaseGrowth> byDatabase = new ConcurrentHashMap<>();

    /** Empty until analytics has told of the database. */
    public DatabaseGrowth of(String database) {
        return byDatabase.getOrDefault(database, NONE);
    }

    void takePack(GrowthKey key, @Nullable GrowthPack pack, Instant publishedAt) {
        growth(key.scope()).take(key, pack);
    }

    void takeProjection(SeriesKey key, @Nullable ProjectionFact fact, Instant publishedAt) {
        growth(key.scope()).take(key.scope().scope(), key.measure(), fact);
    }

    private DatabaseGrowth growth(ScopeKey scope) {
        return byDatabase.computeIfAbsent(scope.database(), name -> new DatabaseGrowth());
    }
}
