package io.headroom.analytics.usage;

import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Sample;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageKey;
import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Sums readings up by series and time bucket. */
public final class UsageStage {
    private UsageStage() {}

    private static final class Supplier implements ProcessorSupplier<String, Sample, UsageKey, UsageBucket> {
        @Override
        public Processor<String, Sample, UsageKey, UsageBucket> get() {
            return new UsageNode();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(UsageNode.store());
        }
    }

    public static KStream<UsageKey, UsageBucket> sum(KStream<String, Sample> samples) {
        return samples.process(new Supplier(), Named.as("sum-usage"));
    }

    public static void publish(KStream<UsageKey, UsageBucket> usage) {
        usage.to(
                Topics.USAGE.name(),
                Produced.with(Topics.USAGE.keys(), Topics.USAGE.values()).withName("publish-usage"));
    }
}
