package io.headroom.analytics.ledger;

import io.headroom.core.change.ChangeKey;
import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.OwnedDelta;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Differences go where their parent row is; marks go everywhere. */
final class KinPartitioner implements StreamPartitioner<byte[], Handed> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, Handed handed, int partitions) {
        return Optional.of(
                handed instanceof OwnedDelta delta
                        ? Set.of(ChangeKey.partition(delta.parent(), partitions))
                        : IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }
}
