package io.headroom.analytics.scope;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/** Sums every scope's differences: the same stage for databases, tables, tenants and tenant-tables. */
public final class ScopeStage {
    private ScopeStage() {}

    /** @param configured what is known of days by configuration */
    public static KStream<ScopeKey, ScopeFact> sum(
            KStream<ScopeKey, ScopeDelta> deltas, List<Annotation> configured, int partitions) {
        return deltas.process(new ScopeSupplier(partitions, configured), Named.as("sum-scope"));
    }

    /** Tells every partition of scopes what people know of days; {@link #sum} comes first, whose stores these are. */
    public static void note(KStream<String, Annotation> annotations, int partitions) {
        annotations
                .repartition(Repartitioned.<String, Annotation>as("scope-annotations")
                        .withKeySerde(Topics.ANNOTATIONS.keys())
                        .withValueSerde(Topics.ANNOTATIONS.values())
                        .withStreamPartitioner((topic, key, annotation, count) -> everywhere(count))
                        .withNumberOfPartitions(partitions))
                .process(AnnotationNode::new, Named.as("note-annotation"), AnnotationNode.STORES);
    }

    private static Optional<Set<Integer>> everywhere(int partitions) {
        return Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }

    public static void publishFootprints(KStream<ScopeKey, ScopeFact> facts) {
        facts.filter((scope, fact) -> fact instanceof ScopeFact.Live, Named.as("pick-footprints"))
                .mapValues(fact -> ((ScopeFact.Live) fact).footprint(), Named.as("open-footprints"))
                .to(
                        Topics.FOOTPRINTS.name(),
                        Produced.with(Topics.FOOTPRINTS.keys(), Topics.FOOTPRINTS.values())
                                .withName("publish-footprints"));
    }

    public static void publishGrowth(KStream<ScopeKey, ScopeFact> facts) {
        facts.filter((scope, fact) -> fact instanceof ScopeFact.Grown, Named.as("pick-growth"))
                .map((scope, fact) -> entry((ScopeFact.Grown) fact), Named.as("open-growth"))
                .to(
                        Topics.GROWTH.name(),
                        Produced.with(Topics.GROWTH.keys(), Topics.GROWTH.values())
                                .withName("publish-growth"));
    }

    public static void publishCohorts(KStream<ScopeKey, ScopeFact> facts) {
        facts.filter((scope, fact) -> fact instanceof ScopeFact.Aged, Named.as("pick-cohorts"))
                .map((scope, fact) -> entry(scope, (ScopeFact.Aged) fact), Named.as("open-cohorts"))
                .to(
                        Topics.COHORTS.name(),
                        Produced.with(Topics.COHORTS.keys(), Topics.COHORTS.values())
                                .withName("publish-cohorts"));
    }

    public static void publishProjections(KStream<ScopeKey, ScopeFact> facts) {
        facts.filter((scope, fact) -> fact instanceof ScopeFact.Projected, Named.as("pick-projections"))
                .map((scope, fact) -> entry((ScopeFact.Projected) fact), Named.as("open-projections"))
                .to(
                        Topics.PROJECTIONS.name(),
                        Produced.with(Topics.PROJECTIONS.keys(), Topics.PROJECTIONS.values())
                                .withName("publish-projections"));
    }

    private static KeyValue<SeriesKey, ProjectionFact> entry(ScopeFact.Projected projected) {
        return KeyValue.pair(projected.series(), projected.projection());
    }

    /** Nothing where nothing is left: whether something was there between two flushes is nobody's business. */
    private static KeyValue<ScopeKey, @Nullable LiveCohorts> entry(ScopeKey scope, ScopeFact.Aged aged) {
        LiveCohorts cohorts = aged.cohorts();
        return KeyValue.pair(scope, cohorts.live().isEmpty() ? null : cohorts);
    }

    private static KeyValue<GrowthKey, @Nullable GrowthPack> entry(ScopeFact.Grown grown) {
        return KeyValue.pair(grown.key(), grown.pack());
    }
}
