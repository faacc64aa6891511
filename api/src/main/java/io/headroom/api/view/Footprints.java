package io.headroom.api.view;

import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.ScopeKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The live footprints of every database. */
public final class Footprints {
    private static final DatabaseFootprints NONE = new DatabaseFootprints();

    private final Map<String, DatabaseFootprints> byDatabase = new ConcurrentHashMap<>();

    /** Empty, with an unknown total, until analytics has counted something of the database. */
    public DatabaseFootprints of(String database) {
        return byDatabase.getOrDefault(database, NONE);
    }

    void take(ScopeKey key, @Nullable LiveFootprint footprint, Instant publishedAt) {
        byDatabase
                .computeIfAbsent(key.database(), name -> new DatabaseFootprints())
                .take(key.scope(), footprint);
    }
}
