package io.headroom.analytics;

import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Json;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.SlotWal;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/** Brings readings and outlooks together by instance, and publishes what they come to: triggers, recommendations. */
final class DecisionStage {
    private DecisionStage() {}

    static KStream<String, Decision> decide(
            KStream<String, Sample> samples,
            KStream<String, CaptureStatus> captures,
            KStream<ScopeKey, ScopeFact> facts,
            Estate estate,
            int partitions) {
        KStream<String, InstanceInput> read = samples.filter(
                        (key, sample) -> sample instanceof InstanceSample, Named.as("pick-instance-samples"))
                .map((key, sample) -> read((InstanceSample) sample), Named.as("key-samples-by-instance"));
        KStream<String, InstanceInput> expected =
                facts.flatMap((scope, fact) -> outlook(scope, fact, estate), Named.as("key-outlooks-by-instance"));
        KStream<String, InstanceInput> retained =
                captures.flatMap((database, capture) -> slot(capture), Named.as("key-slots-by-instance"));
        return read.merge(expected, Named.as("merge-instance-inputs"))
                .merge(retained, Named.as("merge-slots"))
                .repartition(Repartitioned.<String, InstanceInput>as("instance-inputs")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Json.serde(InstanceInput.class))
                        .withNumberOfPartitions(partitions))
                .process(new DecisionSupplier(estate), Named.as("decide"));
    }

    static void publish(KStream<String, Decision> decisions) {
        decisions
                .filter((instance, decision) -> decision instanceof Decision.Triggered, Named.as("pick-triggers"))
                .map((instance, decision) -> trigger((Decision.Triggered) decision), Named.as("open-triggers"))
                .to(
                        Topics.TRIGGERS.name(),
                        Produced.with(Topics.TRIGGERS.keys(), Topics.TRIGGERS.values())
                                .withName("publish-triggers"));
        decisions
                .filter(
                        (instance, decision) -> decision instanceof Decision.Recommended,
                        Named.as("pick-recommendations"))
                .mapValues(DecisionStage::recommendation, Named.as("open-recommendations"))
                .to(
                        Topics.RECOMMENDATIONS.name(),
                        Produced.with(Topics.RECOMMENDATIONS.keys(), Topics.RECOMMENDATIONS.values())
                                .withName("publish-recommendations"));
    }

    private static KeyValue<String, InstanceInput> read(InstanceSample sample) {
        return KeyValue.pair(sample.instance(), InstanceInput.of(sample));
    }

    /** The bytes of a whole database are what its instance's storage grows by. */
    private static List<KeyValue<String, InstanceInput>> outlook(ScopeKey scope, ScopeFact fact, Estate estate) {
        String instance = estate.instances().get(scope.database());
        boolean counts = instance != null
                && fact instanceof ScopeFact.Projected projected
                && scope.scope().equals(Scope.DATABASE)
                && projected.series().measure() == Measure.LOGICAL_BYTES;
        return counts
                ? List.of(KeyValue.pair(
                        instance, InstanceInput.of(scope.database(), ((ScopeFact.Projected) fact).projection())))
                : List.of();
    }

    /** A status repeats the last reading; a trigger takes it once. */
    private static List<KeyValue<String, InstanceInput>> slot(@Nullable CaptureStatus capture) {
        SlotWal wal = capture == null ? null : capture.slotWal();
        return capture == null || wal == null
                ? List.of()
                : List.of(KeyValue.pair(capture.instance(), InstanceInput.of(capture.database(), wal)));
    }

    private static KeyValue<String, TriggerFact> trigger(Decision.Triggered triggered) {
        return KeyValue.pair(triggered.trigger().key(), triggered.trigger());
    }

    private static RecommendationFact recommendation(Decision decision) {
        return ((Decision.Recommended) decision).recommendation();
    }
}
