package io.headroom.analytics;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.DatabaseOutlook;
import io.headroom.core.capacity.Recommendation;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Recommendations;
import io.headroom.core.capacity.StorageOutlook;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.topic.Json;
import io.headroom.core.usage.InstanceSample;
import java.time.Instant;
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

    private final Estate estate;
    private ProcessorContext<String, Decision> context;
    private KeyValueStore<String, ProjectionFact> outlooks;
    private TriggerDesk desk;
    private Silence silence;

    DecisionNode(Estate estate) {
        this.estate = estate;
    }

    static List<StoreBuilder<?>> stores() {
        List<StoreBuilder<?>> stores = new ArrayList<>(TriggerDesk.stores());
        stores.add(Stored.few(OUTLOOKS, Serdes.String(), Json.serde(ProjectionFact.class)));
        stores.add(Silence.store());
        return stores;
    }

    @Override
    public void init(ProcessorContext<String, Decision> newContext) {
        context = newContext;
        outlooks = Objects.requireNonNull(newContext.getStateStore(OUTLOOKS));
        desk = new TriggerDesk(estate, newContext);
        silence = new Silence(newContext);
    }

    @Override
    public void process(Record<String, InstanceInput> record) {
        String instance = record.key();
        InstanceInput input = record.value();
        Instant now = Instant.ofEpochMilli(record.timestamp());
        if (input instanceof InstanceInput.Read whole) {
            read(whole.sample(), record);
        } else if (input instanceof InstanceInput.Observed observed) {
            Findings.observed(instance, observed).forEach(finding -> judge(finding, record));
        } else if (input instanceof InstanceInput.Expected expected) {
            outlooks.put(expected.database(), expected.projection());
        } else if (input instanceof InstanceInput.Heard heard) {
            List<Finding> silences = silence.spoke(instance, heard.database(), now);
            Findings.captured(instance, heard, !silences.isEmpty()).forEach(finding -> judge(finding, record));
            silences.forEach(finding -> judge(finding, record));
        } else if (input instanceof InstanceInput.SetAside setAside) {
            judge(Findings.setAside(instance, setAside.database(), now), record);
        }
    }

    private void judge(Finding finding, Record<String, InstanceInput> record) {
        desk.judge(finding).forEach(fact -> context.forward(record.withValue(new Decision.Triggered(fact))));
    }

    private void read(InstanceSample sample, Record<String, InstanceInput> record) {
        Instant now = Instant.ofEpochMilli(record.timestamp());
        List<String> databases = estate.databasesOf(sample.instance());
        silence.read(sample.instance(), databases, now).forEach(finding -> judge(finding, record));
        for (String database : databases) {
            desk.judgeIfWatched(Findings.noneSetAside(sample.instance(), database, now))
                    .forEach(fact -> context.forward(record.withValue(new Decision.Triggered(fact))));
        }
        estate.capacity(sample.instance()).ifPresent(capacity -> decide(capacity, sample, record));
    }

    private void decide(Capacity capacity, InstanceSample sample, Record<String, InstanceInput> record) {
        StorageOutlook outlook = StorageOutlook.of(sample, outlooksOf(sample));
        Recommendation said = Recommendations.decide(capacity, outlook, estate.prices(), sample.at());
        RecommendationFact fact = RecommendationFact.of(capacity, said, sample.at());
        Findings.sampled(sample, capacity, said, outlook.projection(), fact.nextPlan())
                .forEach(finding -> judge(finding, record));
        context.forward(new Record<>(capacity.instance(), new Decision.Recommended(fact), record.timestamp()));
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
}
