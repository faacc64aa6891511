package io.headroom.analytics.usage;

import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageKey;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** Sums readings up by series and time bucket, and projects each series once an hour or a day of it is over. */
public final class UsageStage {
    private UsageStage() {}

    private static final class Supplier implements ProcessorSupplier<String, Sample, String, UsageFact> {
        @Override
        public Processor<String, Sample, String, UsageFact> get() {
            return new UsageNode();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(UsageNode.store());
        }
    }

    public static KStream<String, UsageFact> sum(KStream<String, Sample> samples) {
        return samples.process(new Supplier(), Named.as("sum-usage"));
    }

    public static void publish(KStream<String, UsageFact> facts) {
        facts.filter((subject, fact) -> fact instanceof UsageFact.Summed, Named.as("pick-usage"))
                .map((subject, fact) -> entry((UsageFact.Summed) fact), Named.as("open-usage"))
                .to(
                        Topics.USAGE.name(),
                        Produced.with(Topics.USAGE.keys(), Topics.USAGE.values())
                                .withName("publish-usage"));
    }

    public static void publishProjections(KStream<String, UsageFact> facts) {
        facts.filter((subject, fact) -> fact instanceof UsageFact.Projected, Named.as("pick-usage-projections"))
                .map((subject, fact) -> entry((UsageFact.Projected) fact), Named.as("open-usage-projections"))
                .to(
                        Topics.USAGE_PROJECTIONS.name(),
                        Produced.with(Topics.USAGE_PROJECTIONS.keys(), Topics.USAGE_PROJECTIONS.values())
                                .withName("publish-usage-projections"));
    }

    private static KeyValue<UsageKey, @Nullable UsageBucket> entry(UsageFact.Summed summed) {
        return KeyValue.pair(summed.key(), summed.bucket());
    }

    private static KeyValue<UsageSeries, UsageProjection> entry(UsageFact.Projected projected) {
        return KeyValue.pair(projected.series(), projected.projection());
    }
}
