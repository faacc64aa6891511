package io.headroom.analytics.scope;

import io.headroom.analytics.state.SmallStore;
import io.headroom.core.footprint.ScopeState;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Scopes whose projection is no longer what their history says, with the day on which that was noticed. */
final class Due {
    static final String DUE = "projections-due";
    static final String DAYS = "projection-days";

    /** Not in any database's name. */
    private static final String HOUR_OF = "hour/";

    private final KeyValueStore<ScopeKey, Long> scopes;
    private final KeyValueStore<String, Long> days;

    Due(ProcessorContext<?, ?> context) {
        scopes = Objects.requireNonNull(context.getStateStore(DUE));
        days = Objects.requireNonNull(context.getStateStore(DAYS));
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                SmallStore.of(DUE, Topics.scopeKeys(), Serdes.Long()),
                SmallStore.of(DAYS, Serdes.String(), Serdes.Long()));
    }

    void add(ScopeKey scope) {
        scopes.put(scope, 1L);
    }

    /** All of a database. */
    void addAll(String database, KeyValueStore<ScopeKey, ScopeState> known) {
        try (KeyValueIterator<ScopeKey, ScopeState> all = known.all()) {
            all.forEachRemaining(entry -> {
                if (entry.key.database().equals(database)) {
                    add(entry.key);
                }
            });
        }
    }

    /** Whether the database has come to an hour that it had not reached before. */
    boolean isNewHour(String database, Instant hour) {
        return isNew(HOUR_OF + database, hour.getEpochSecond());
    }

    /** Whether the database has come to a day that it had not reached before. */
    boolean isNewDay(String database, long day) {
        return isNew(database, day);
    }

    private boolean isNew(String what, long moment) {
        Long last = days.get(what);
        if (last != null && last >= moment) {
            return false;
        }
        days.put(what, moment);
        return true;
    }

    /** Takes up to {@code most} scopes off the list. */
    List<ScopeKey> take(int most) {
        List<ScopeKey> taken = new ArrayList<>();
        try (KeyValueIterator<ScopeKey, Long> all = scopes.all()) {
            while (all.hasNext() && taken.size() < most) {
                taken.add(all.next().key);
            }
        }
        taken.forEach(scopes::delete);
        return taken;
    }
}
