package io.headroom.analytics.scope;

import io.headroom.analytics.state.SmallStore;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** What people have said of days, of every database: each partition of scopes has all of it. */
final class KnownDays {
    static final String STORE = "known-days";

    private final KeyValueStore<String, Annotation> said;

    KnownDays(ProcessorContext<?, ?> context) {
        said = Objects.requireNonNull(context.getStateStore(STORE));
    }

    static StoreBuilder<KeyValueStore<String, Annotation>> store() {
        return SmallStore.of(STORE, Topics.ANNOTATIONS.keys(), Topics.ANNOTATIONS.values());
    }

    void put(String key, @Nullable Annotation annotation) {
        if (annotation == null) {
            said.delete(key);
        } else {
            said.put(key, annotation);
        }
    }

    /**
     * The days before that of {@code now} which teach nothing about a scope.
     *
     * @param configured what the configuration says beside
     */
    Set<LocalDate> exceptional(ScopeKey scope, List<Annotation> configured, Instant now) {
        List<Annotation> known = new ArrayList<>(configured);
        try (KeyValueIterator<String, Annotation> all = said.all()) {
            all.forEachRemaining(entry -> known.add(entry.value));
        }
        known.removeIf(annotation -> !annotation.database().equals(scope.database()));
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return KnownFuture.of(known).exceptionalDays(scope.scope(), today);
    }
}
