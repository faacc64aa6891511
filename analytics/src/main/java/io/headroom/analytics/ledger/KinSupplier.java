package io.headroom.analytics.ledger;

import io.headroom.core.ownership.Handed;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes the parents' side of each partition.
 *
 * @param stores of the ledger of the same partition
 * @param partitions that hand differences on
 */
record KinSupplier(Set<StoreBuilder<?>> stores, int partitions)
        implements ProcessorSupplier<byte[], Handed, String, Booking> {

    @Override
    public Processor<byte[], Handed, String, Booking> get() {
        return new KinNode(partitions);
    }
}
