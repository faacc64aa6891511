package io.headroom.api.view;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The last value of each key of a topic. */
public final class Latest<V> {
    private final Map<String, V> byKey = new ConcurrentHashMap<>();

    /** Null if nothing was said under the key, or it was taken back. */
    public @Nullable V of(String key) {
        return byKey.get(key);
    }

    /** All of them by key. */
    public Map<String, V> all() {
        return new TreeMap<>(byKey);
    }

    void take(String key, @Nullable V value, Instant publishedAt) {
        if (value == null) {
            byKey.remove(key);
        } else {
            byKey.put(key, value);
        }
    }
}
