package io.headroom.core.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something remembered by key from one input to the next: a state store where topics are followed, a map where they are
 * replayed.
 */
public interface Shelf<V> {

    @Nullable
    V get(String key);

    /** @param value null to forget */
    void put(String key, @Nullable V value);

    /** All there is. */
    List<V> all();

    /** Keeps its values in {@code map}. */
    static <V> Shelf<V> in(Map<String, V> map) {
        return new Shelf<>() {
            @Override
            public @Nullable V get(String key) {
                return map.get(key);
            }

            @Override
            public void put(String key, @Nullable V value) {
                if (value == null) {
                    map.remove(key);
                } else {
                    map.put(key, value);
                }
            }

            @Override
            public List<V> all() {
                return List.copyOf(map.values());
            }
        };
    }
}
