package io.headroom.analytics.decision;

import io.headroom.core.decision.InstanceInput;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** What is about one instance goes where Kafka puts its name; what is declared of all goes everywhere, ticks where they say. */
final class InputPartitioner implements StreamPartitioner<String, InstanceInput> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, InstanceInput input, int partitions) {
        if (input instanceof InstanceInput.Ticked tick) {
            return Optional.of(Set.of(tick.partition() % partitions));
        }
        boolean everywhere = input instanceof InstanceInput.Declared declared
                && declared.name().isEmpty();
        return everywhere
                ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
                : Optional.empty();
    }
}
