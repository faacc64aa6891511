package io.headroom.analytics.scope;

import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.scope.ScopeKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * A scope has one home partition, by the hash of its name. Watermarks go to every partition: each has to know how late
 * it is before it may close an hour or a day.
 */
public final class ScopePartitioner implements StreamPartitioner<ScopeKey, ScopeDelta> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, ScopeKey scope, ScopeDelta delta, int partitions) {
        return Optional.of(
                delta.watermark() == null
                        ? Set.of(home(scope, partitions))
                        : IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }

    static int home(ScopeKey scope, int partitions) {
        return Utils.toPositive(Utils.murmur2(scope.toString().getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
