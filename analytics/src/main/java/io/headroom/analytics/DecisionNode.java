package io.headroom.analytics;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.DatabaseOutlook;
import io.headroom.core.capacity.Recommendation;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Recommendations;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.StorageOutlook;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.topic.Json;
import io.headroom.core.trigger.Reading;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.Step;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerState;
import io.headroom.core.trigger.Triggers;
import io.headroom.core.usage.InstanceSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** The instances of one partition. Readings move triggers; every reading is judged beside the latest outlooks. */
final class DecisionNode implements Processor<String, InstanceInput, String, Decision> {
    private static final String OUTLOOKS = "database-outlooks";
    private static final String TRIGGERS = "trigger-states";

    private final Estate estate;
    private ProcessorContext<String, Decision> context;
    private KeyValueStore<String, ProjectionFact> outlooks;
    private KeyValueStore<String, TriggerState> triggers;

    DecisionNode(Estate estate) {
        this.estate = estate;
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                Stored.few(OUTLOOKS, Serdes.String(), Json.serde(ProjectionFact.class)),
                Stored.few(TRIGGERS, Serdes.String(), Json.serde(TriggerState.class)));
    }

    @Override
    public void init(ProcessorContext<String, Decision> newContext) {
        context = newContext;
        outlooks = Objects.requireNonNull(newContext.getStateStore(OUTLOOKS));
        triggers = Objects.requireNonNull(newContext.getStateStore(TRIGGERS));
    }

    @Override
    public void process(Record<String, InstanceInput> record) {
        InstanceInput input = record.value();
        if (input.database() != null && input.projection() != null) {
            outlooks.put(input.database(), input.projection());
        }
        if (input.database() != null && input.slotWal() != null) {
            trigger(record, input.database(), Resource.OWN_WAL, Reading.ownSlot(input.slotWal()));
        }
        InstanceSample sample = input.sample();
        Optional<Capacity> capacity = estate.capacity(record.key());
        if (sample != null && capacity.isPresent()) {
            trigger(record, null, Resource.STORAGE, Reading.storage(sample, capacity.get()));
            recommend(capacity.get(), sample, record.timestamp());
        }
    }

    /** Moves the triggers of every rule about the resource. */
    private void trigger(
            Record<String, InstanceInput> record, @Nullable String database, Resource resource, Reading reading) {
        Rule.STANDARD.stream()
                .filter(rule -> rule.resource() == resource)
                .forEach(rule -> trigger(record, database, rule, reading));
    }

    private void trigger(Record<String, InstanceInput> record, @Nullable String database, Rule rule, Reading reading) {
        String instance = record.key();
        String key = TriggerFact.key(instance, database, rule.name());
        @Nullable TriggerState stored = triggers.get(key);
        TriggerState before = stored == null ? TriggerState.QUIET : stored;
        Step step = Triggers.step(before, reading, rule, reading.at());
        if (!step.state().equals(before)) {
            triggers.put(key, step.state());
        }
        step.transitions()
                .forEach(transition -> context.forward(record.withValue(
                        new Decision.Triggered(TriggerFact.of(instance, database, rule, transition)))));
    }

    private void recommend(Capacity capacity, InstanceSample sample, long timestamp) {
        StorageOutlook outlook = StorageOutlook.of(sample, outlooksOf(sample));
        Recommendation said = Recommendations.decide(capacity, outlook, estate.prices(), sample.at());
        RecommendationFact fact = RecommendationFact.of(capacity, said, sample.at());
        forward(capacity, new Decision.Recommended(fact), timestamp);
    }

    private List<DatabaseOutlook> outlooksOf(InstanceSample sample) {
        Map<String, Long> sizes = sample.databases();
        List<DatabaseOutlook> found = new ArrayList<>();
        for (String database : estate.databasesOf(sample.instance())) {
            @Nullable ProjectionFact fact = outlooks.get(database);
            @Nullable Long physical = sizes.get(database);
            if (physical != null) {
                found.add(new DatabaseOutlook(database, physical, fact == null ? notYet(database) : fact.projection()));
            }
        }
        return found;
    }

    private static Projection notYet(String database) {
        return new Projection.Refusal(
                RefusalCode.INSUFFICIENT_HISTORY,
                "database " + database + " has not been projected yet",
                Optional.empty());
    }

    private void forward(Capacity capacity, Decision decision, long timestamp) {
        context.forward(new Record<>(capacity.instance(), decision, timestamp));
    }
}
