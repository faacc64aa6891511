package io.headroom.analytics.decision;

import io.headroom.analytics.state.SmallStore;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.decision.Books;
import io.headroom.core.decision.BusyHours;
import io.headroom.core.decision.Decision;
import io.headroom.core.decision.Estate;
import io.headroom.core.decision.InstanceInput;
import io.headroom.core.decision.Judge;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.topic.Json;
import io.headroom.core.trigger.Recent;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerState;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** The instances of one partition: hands what comes to the {@link Judge}, whose books are state stores. */
final class DecisionNode implements Processor<String, InstanceInput, String, Decision> {
    private static final String STATES = "trigger-states";
    private static final String OPEN = "triggers-open";
    private static final String WINDOWS = "trigger-windows";
    private static final String OUTLOOKS = "database-outlooks";
    private static final String HEARD = "last-heard";
    private static final String PROOFS = "proofs";
    private static final String ANNOTATIONS = "annotations";
    private static final String BUSY_HOURS = "busy-hours";
    private static final String FORESEEN = "measures-foreseen";

    private final Estate configured;
    private ProcessorContext<String, Decision> context;
    private DeclaredEstate estate;
    private Judge judge;

    DecisionNode(Estate configured) {
        this.configured = configured;
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                SmallStore.of(STATES, Serdes.String(), Json.serde(TriggerState.class)),
                SmallStore.of(OPEN, Serdes.String(), Json.serde(TriggerFact.class)),
                SmallStore.of(WINDOWS, Serdes.String(), Json.serde(Recent.class)),
                SmallStore.of(OUTLOOKS, Serdes.String(), Json.serde(ProjectionFact.class)),
                SmallStore.of(HEARD, Serdes.String(), Serdes.Long()),
                SmallStore.of(PROOFS, Serdes.String(), Json.serde(Evidence.class)),
                SmallStore.of(ANNOTATIONS, Serdes.String(), Json.serde(Annotation.class)),
                SmallStore.of(BUSY_HOURS, Serdes.String(), Json.serde(BusyHours.class)),
                SmallStore.of(FORESEEN, Serdes.String(), Json.serde(UsageProjection.class)),
                DeclaredEstate.store());
    }

    @Override
    public void init(ProcessorContext<String, Decision> newContext) {
        context = newContext;
        estate = new DeclaredEstate(configured, newContext);
        judge = new Judge(
                estate.inForce(),
                new Books(
                        new StoreShelf<>(newContext, STATES),
                        new StoreShelf<>(newContext, OPEN),
                        new StoreShelf<>(newContext, WINDOWS),
                        new StoreShelf<>(newContext, OUTLOOKS),
                        new StoreShelf<>(newContext, HEARD),
                        new StoreShelf<>(newContext, PROOFS),
                        new StoreShelf<>(newContext, ANNOTATIONS),
                        new StoreShelf<>(newContext, BUSY_HOURS),
                        new StoreShelf<>(newContext, FORESEEN)));
    }

    @Override
    public void process(Record<String, InstanceInput> record) {
        Instant now = Instant.ofEpochMilli(record.timestamp());
        List<Decision> decisions = record.value() instanceof InstanceInput.Declared declared
                ? judge.declare(estate.take(declared), now)
                : judge.take(record.key(), record.value(), now);
        decisions.forEach(decision -> context.forward(record.withValue(decision)));
    }
}
