package io.headroom.analytics.ledger;

import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes a ledger for each partition.
 *
 * @param stores of the ledger, which it shares with the {@link KinNode} of its partition
 */
record LedgerSupplier(Set<StoreBuilder<?>> stores) implements ProcessorSupplier<byte[], byte[], String, Booking> {

    @Override
    public Processor<byte[], byte[], String, Booking> get() {
        return new LedgerNode();
    }
}
