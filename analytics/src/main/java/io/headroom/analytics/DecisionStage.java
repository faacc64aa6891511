package io.headroom.analytics;

import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Json;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Sample;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** Brings readings and outlooks together by instance, and publishes what they come to: triggers, recommendations. */
final class DecisionStage {
    private DecisionStage() {}

    static KStream<String, Decision> decide(
            KStream<String, Sample> samples, KStream<ScopeKey, ScopeFact> facts, Estate estate, int partitions) {
        KStream<String, InstanceInput> read = samples.filter(
                        (key, sample) -> sample instanceof InstanceSample, Named.as("pick-instance-samples"))
                .map((key, sample) -> read((InstanceSample) sample), Named.as("key-samples-by-instance"));
        KStream<String, InstanceInput> expected =
                facts.flatMap((scope, fact) -> outlook(scope, fact, estate), Named.as("key-outlooks-by-instance"));
        return read.merge(expected, Named.as("merge-instance-inputs"))
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
        return KeyValue.pair(sample.instance(), new InstanceInput(sample, null, null));
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
                        instance, new InstanceInput(null, scope.database(), ((ScopeFact.Projected) fact).projection())))
                : List.of();
    }

    private static KeyValue<String, TriggerFact> trigger(Decision.Triggered triggered) {
        return KeyValue.pair(triggered.trigger().key(), triggered.trigger());
    }

    private static RecommendationFact recommendation(Decision decision) {
        return ((Decision.Recommended) decision).recommendation();
    }
}
