package io.headroom.analytics.decision;

import io.headroom.core.decision.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A {@link Shelf} that is a state store. */
final class StoreShelf<V> implements Shelf<V> {
    private final KeyValueStore<String, V> store;

    StoreShelf(ProcessorContext<?, ?> context, String name) {
        KeyValueStore<String, V> found = context.getStateStore(name);
        store = Objects.requireNonNull(found);
    }

    @Override
    public @Nullable V get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, @Nullable V value) {
        if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
        }
    }

    @Override
    public List<V> all() {
        List<V> values = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = store.all()) {
            entries.forEachRemaining(entry -> values.add(entry.value));
        }
        return values;
    }
}
