package io.headroom.api.view;

import io.headroom.core.capture.CaptureStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What ingest said last about each database. */
public final class Captures {
    private final Map<String, CaptureStatus> byDatabase = new ConcurrentHashMap<>();

    /** Null if ingest has not reported about the database, or has forgotten it. */
    public @Nullable CaptureStatus of(String database) {
        return byDatabase.get(database);
    }

    public Set<String> databases() {
        return new TreeSet<>(byDatabase.keySet());
    }

    void take(String database, @Nullable CaptureStatus status, Instant publishedAt) {
        if (status == null) {
            byDatabase.remove(database);
        } else {
            byDatabase.put(database, status);
        }
    }
}
