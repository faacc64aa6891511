package io.headroom.analytics.decision;

import io.headroom.analytics.scope.ScopeFact;
import io.headroom.analytics.usage.UsageFact;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.DeadLetter;
import io.headroom.core.decision.Decision;
import io.headroom.core.decision.Estate;
import io.headroom.core.decision.Inputs;
import io.headroom.core.decision.InstanceInput;
import io.headroom.core.declaration.Declaration;
import io.headroom.core.declaration.DeclarationKind;
import io.headroom.core.evidence.Evidence;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Json;
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.Sample;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/**
 * Brings readings, outlooks and declarations together by instance, in one order, and publishes what they come to: triggers,
 * recommendations.
 */
public final class DecisionStage {
    private DecisionStage() {}

    public static KStream<String, Decision> decide(
            KStream<String, Sample> samples,
            KStream<String, CaptureStatus> captures,
            KStream<String, DeadLetter> letters,
            KStream<ScopeKey, ScopeFact> facts,
            KStream<String, UsageFact> usage,
            KStream<String, Evidence> evidence,
            KStream<String, Annotation> annotations,
            KStream<String, InstanceInput> declared,
            Estate estate,
            int partitions) {
        KStream<String, InstanceInput> read = samples.flatMap(
                (key, sample) -> keyed(Inputs.read(sample, estate)), Named.as("key-samples-by-instance"));
        KStream<String, InstanceInput> expected =
                facts.flatMap((scope, fact) -> outlook(fact, estate), Named.as("key-outlooks-by-instance"));
        KStream<String, InstanceInput> foreseen =
                usage.flatMap((subject, fact) -> foreseen(fact, estate), Named.as("key-usage-outlooks-by-instance"));
        KStream<String, InstanceInput> heard = captures.flatMap(
                (database, capture) -> keyed(Optional.ofNullable(capture).map(Inputs::heard)),
                Named.as("key-captures-by-instance"));
        KStream<String, InstanceInput> setAside = letters.flatMap(
                (origin, letter) -> keyed(Optional.ofNullable(letter).flatMap(some -> Inputs.setAside(some, estate))),
                Named.as("key-dead-letters-by-instance"));
        KStream<String, InstanceInput> proven = evidence.flatMap(
                (key, proof) -> keyed(Optional.ofNullable(proof).flatMap(some -> Inputs.proven(some, estate))),
                Named.as("key-evidence-by-instance"));
        KStream<String, InstanceInput> annotated = annotations.flatMap(
                (key, annotation) -> keyed(Inputs.annotated(key, annotation, estate)),
                Named.as("key-annotations-by-instance"));
        KStream<String, InstanceInput> ticks = captures.process(Clock::new, Named.as("tick"));
        return read.merge(expected, Named.as("merge-instance-inputs"))
                .merge(foreseen, Named.as("merge-usage-outlooks"))
                .merge(heard, Named.as("merge-captures"))
                .merge(ticks, Named.as("merge-ticks"))
                .merge(setAside, Named.as("merge-dead-letters"))
                .merge(proven, Named.as("merge-evidence"))
                .merge(annotated, Named.as("merge-annotations"))
                .merge(declared, Named.as("merge-declarations"))
                .repartition(Repartitioned.<String, InstanceInput>as("instance-inputs")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Json.serde(InstanceInput.class))
                        .withStreamPartitioner(new InputPartitioner())
                        .withNumberOfPartitions(partitions))
                .process(new DecisionSupplier(estate), Named.as("decide"));
    }

    /** What is declared at run time, for the partitions that it concerns. */
    public static KStream<String, InstanceInput> declared(StreamsBuilder builder) {
        return declared(builder, Topics.CAPACITIES, DeclarationKind.CAPACITY)
                .merge(declared(builder, Topics.POLICIES, DeclarationKind.POLICIES), Named.as("merge-policies"))
                .merge(declared(builder, Topics.PRICE_BOOK, DeclarationKind.PRICE_BOOK), Named.as("merge-prices"));
    }

    private static KStream<String, InstanceInput> declared(
            StreamsBuilder builder, Topic<String, Declaration> topic, DeclarationKind kind) {
        String name = topic.name().replace("headroom.", "");
        return builder.stream(
                        topic.name(),
                        Consumed.with(topic.keys(), topic.values()).withName("read-" + name))
                .map((key, declaration) -> KeyValue.pair(key, input(kind, key, declaration)), Named.as("open-" + name));
    }

    private static InstanceInput input(DeclarationKind kind, String key, @Nullable Declaration declaration) {
        return new InstanceInput.Declared(kind, kind == DeclarationKind.CAPACITY ? key : "", declaration);
    }

    public static void publish(KStream<String, Decision> decisions) {
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

    private static List<KeyValue<String, InstanceInput>> outlook(ScopeFact fact, Estate estate) {
        return fact instanceof ScopeFact.Projected projected
                ? keyed(Inputs.expected(projected.series(), projected.projection(), estate))
                : List.of();
    }

    private static List<KeyValue<String, InstanceInput>> foreseen(UsageFact fact, Estate estate) {
        return fact instanceof UsageFact.Projected projected
                ? keyed(Inputs.foreseen(projected.series(), projected.projection(), estate))
                : List.of();
    }

    private static List<KeyValue<String, InstanceInput>> keyed(Optional<Inputs.About> about) {
        return about.map(known -> List.of(KeyValue.pair(known.instance(), known.input())))
                .orElse(List.of());
    }

    private static KeyValue<String, TriggerFact> trigger(Decision.Triggered triggered) {
        return KeyValue.pair(triggered.trigger().key(), triggered.trigger());
    }

    private static RecommendationFact recommendation(Decision decision) {
        return ((Decision.Recommended) decision).recommendation();
    }
}
