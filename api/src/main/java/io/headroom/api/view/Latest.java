package io.headroom.api.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last value of each key of a topic, for those who ask and for those who follow. */
public final class Latest<V> {
    private final Map<String, V> byKey = new ConcurrentHashMap<>();
    private final List<Consumer<V>> followers = new CopyOnWriteArrayList<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Object order = new Object();

    /** Null if nothing was said under the key, or it was taken back. */
    public @Nullable V of(String key) {
        return byKey.get(key);
    }

    /** All of them by key. */
    public Map<String, V> all() {
        return new TreeMap<>(byKey);
    }

    /**
     * A look at the present values, and every later one without a gap.
     *
     * @param present by key
     * @param stop ends it
     */
    public record Following<V>(List<V> present, Runnable stop) {
        public Following {
            present = List.copyOf(present);
        }

        public void close() {
            stop.run();
        }
    }

    /** @param follower is called by the thread that reads the topics: it must not wait */
    public Following<V> follow(Consumer<V> follower) {
        synchronized (order) {
            followers.add(follower);
            return new Following<>(new ArrayList<>(all().values()), () -> followers.remove(follower));
        }
    }

    /**
     * Calls {@code watcher} after every change, and once at once.
     *
     * @param watcher is called by the thread that reads the topics: it must not wait
     * @return ends it
     */
    public Runnable watch(Runnable watcher) {
        watchers.add(watcher);
        watcher.run();
        return () -> watchers.remove(watcher);
    }

    void take(String key, @Nullable V value, Instant publishedAt) {
        synchronized (order) {
            if (value == null) {
                byKey.remove(key);
            } else {
                byKey.put(key, value);
                followers.forEach(follower -> follower.accept(value));
            }
        }
        watchers.forEach(Runnable::run);
    }
}
