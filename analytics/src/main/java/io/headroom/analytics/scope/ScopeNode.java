package io.headroom.analytics.scope;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.footprint.ScopeState;
import io.headroom.core.growth.Granularity;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.Outlooks;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.ScopeHistory;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Binary;
import io.headroom.core.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The scopes of one partition: their footprints, their growth, and what is expected of them. */
final class ScopeNode implements Processor<ScopeKey, ScopeDelta, ScopeKey, ScopeFact> {
    private static final Duration PROJECT_EVERY = Duration.ofMillis(500);
    static final String SCOPES = "scopes";
    private static final int PROJECTED_AT_ONCE = 100;

    private final int partitions;
    private final List<Annotation> configured;
    private ProcessorContext<ScopeKey, ScopeFact> context;
    private KeyValueStore<ScopeKey, ScopeState> scopes;
    private GrowthHistory history;
    private Clocks clocks;
    private Due due;
    private KnownDays known;

    /** @param configured what is known of days by configuration */
    ScopeNode(int partitions, List<Annotation> configured) {
        this.partitions = partitions;
        this.configured = configured;
    }

    static List<StoreBuilder<?>> stores() {
        List<StoreBuilder<?>> stores = new ArrayList<>(Due.stores());
        stores.add(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(SCOPES),
                Topics.scopeKeys(),
                Binary.serde(ScopeState::encode, ScopeState::decode)));
        stores.add(GrowthHistory.store());
        stores.add(Clocks.store());
        stores.add(KnownDays.store());
        return stores;
    }

    @Override
    public void init(ProcessorContext<ScopeKey, ScopeFact> newContext) {
        context = newContext;
        scopes = Objects.requireNonNull(newContext.getStateStore(SCOPES));
        history = new GrowthHistory(newContext);
        clocks = new Clocks(newContext, partitions);
        due = new Due(newContext);
        known = new KnownDays(newContext);
        newContext.schedule(PROJECT_EVERY, PunctuationType.WALL_CLOCK_TIME, this::project);
    }

    @Override
    public void process(Record<ScopeKey, ScopeDelta> record) {
        ScopeKey scope = record.key();
        if (record.value().watermark() != null) {
            reach(scope.database(), record.value(), record.timestamp());
        }
        if (ScopePartitioner.home(scope, partitions) == context.taskId().partition()) {
            add(record);
        }
    }

    private void add(Record<ScopeKey, ScopeDelta> record) {
        ScopeKey scope = record.key();
        ScopeState before = scopes.get(scope);
        ScopeState after = (before == null ? ScopeState.EMPTY : before).plus(record.value());
        scopes.put(scope, after);
        forward(scope, new ScopeFact.Live(after.footprint(partitions)), record.timestamp());
        history.book(scope, record.value(), grown -> forward(scope, grown, record.timestamp()));
        // Also a scope that begins today has something said about it.
        if (before == null || changesAClosedDay(scope, record.value())) {
            due.add(scope);
        }
        if (!record.value().cohorts().isEmpty()) {
            forward(scope, new ScopeFact.Aged(after.cohorts()), record.timestamp());
        }
    }

    /** Today is not over and changes no projection. */
    private boolean changesAClosedDay(ScopeKey scope, ScopeDelta delta) {
        long today = clocks.now(scope.database()).map(ScopeNode::midnight).orElse(Long.MAX_VALUE);
        return delta.flows().keySet().stream()
                .anyMatch(bucket -> bucket.isIn(Granularity.DAY) && bucket.start() < today);
    }

    private void reach(String database, ScopeDelta watermark, long timestamp) {
        clocks.reach(database, watermark);
        clocks.now(database).ifPresent(now -> {
            if (due.isNewHour(database, hour(now))) {
                eachScope(
                        database, scope -> history.sweep(scope, hour(now), grown -> forward(scope, grown, timestamp)));
            }
            if (due.isNewDay(database, midnight(now))) {
                due.addAll(database, scopes);
            }
        });
    }

    private void eachScope(String database, Consumer<ScopeKey> action) {
        try (KeyValueIterator<ScopeKey, ScopeState> all = scopes.all()) {
            all.forEachRemaining(entry -> {
                if (entry.key.database().equals(database)) {
                    action.accept(entry.key);
                }
            });
        }
    }

    private void project(long timestamp) {
        for (ScopeKey scope : due.take(PROJECTED_AT_ONCE)) {
            Optional<Instant> now = clocks.now(scope.database());
            if (now.isEmpty()) {
                due.add(scope); // The first count is not over.
            } else {
                project(scope, now.get(), timestamp);
            }
        }
    }

    private void project(ScopeKey scope, Instant now, long timestamp) {
        ScopeState state = scopes.get(scope);
        if (state == null) {
            return;
        }
        ScopeHistory days = new ScopeHistory(state.live(), history.days(scope));
        Set<LocalDate> exceptional = known.exceptional(scope, configured, now);
        for (Measure measure : Measure.values()) {
            SeriesKey series = new SeriesKey(scope, measure);
            ProjectionFact expected = Outlooks.project(days, measure, now, exceptional);
            forward(scope, new ScopeFact.Projected(series, expected), timestamp);
        }
    }

    private void forward(ScopeKey scope, ScopeFact fact, long timestamp) {
        context.forward(new Record<>(scope, fact, timestamp));
    }

    private static Instant hour(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    private static long midnight(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).getEpochSecond();
    }
}
