package io.headroom.analytics;

import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.projection.Measure;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Json;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.trigger.TriggerMeasure;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Observation;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.Subject;
import java.util.List;
import java.util.Optional;
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
            KStream<String, DeadLetter> letters,
            KStream<ScopeKey, ScopeFact> facts,
            Estate estate,
            int partitions) {
        KStream<String, InstanceInput> read =
                samples.flatMap((key, sample) -> read(sample, estate), Named.as("key-samples-by-instance"));
        KStream<String, InstanceInput> expected =
                facts.flatMap((scope, fact) -> outlook(scope, fact, estate), Named.as("key-outlooks-by-instance"));
        KStream<String, InstanceInput> heard =
                captures.flatMap((database, capture) -> heard(capture), Named.as("key-captures-by-instance"));
        KStream<String, InstanceInput> setAside =
                letters.flatMap((origin, letter) -> setAside(letter, estate), Named.as("key-dead-letters-by-instance"));
        return read.merge(expected, Named.as("merge-instance-inputs"))
                .merge(heard, Named.as("merge-captures"))
                .merge(setAside, Named.as("merge-dead-letters"))
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

    /** Of an instance all of it, of its parts what rules are about. */
    private static List<KeyValue<String, InstanceInput>> read(Sample sample, Estate estate) {
        if (sample instanceof InstanceSample whole) {
            return List.of(KeyValue.pair(whole.instance(), new InstanceInput.Read(whole)));
        }
        Optional<String> instance = estate.instanceOf(Subject.parse(sample.key()));
        if (instance.isEmpty()) {
            return List.of();
        }
        List<Observation> watched = Observation.of(sample).stream()
                .filter(value -> TriggerMeasure.of(value.measure())
                        .filter(measure -> !estate.rulesAbout(measure).isEmpty())
                        .isPresent())
                .toList();
        return watched.isEmpty()
                ? List.of()
                : List.of(KeyValue.pair(instance.get(), new InstanceInput.Observed(sample.at(), watched)));
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
                        instance,
                        new InstanceInput.Expected(scope.database(), ((ScopeFact.Projected) fact).projection())))
                : List.of();
    }

    /** A status repeats the last reading of its slot; a trigger takes it once. */
    private static List<KeyValue<String, InstanceInput>> heard(@Nullable CaptureStatus capture) {
        return capture == null
                ? List.of()
                : List.of(KeyValue.pair(capture.instance(), InstanceInput.Heard.of(capture)));
    }

    private static List<KeyValue<String, InstanceInput>> setAside(@Nullable DeadLetter letter, Estate estate) {
        String database = letter == null ? null : letter.database();
        String instance = database == null ? null : estate.instances().get(database);
        return database == null || instance == null
                ? List.of()
                : List.of(KeyValue.pair(instance, new InstanceInput.SetAside(database)));
    }

    private static KeyValue<String, TriggerFact> trigger(Decision.Triggered triggered) {
        return KeyValue.pair(triggered.trigger().key(), triggered.trigger());
    }

    private static RecommendationFact recommendation(Decision decision) {
        return ((Decision.Recommended) decision).recommendation();
    }
}
