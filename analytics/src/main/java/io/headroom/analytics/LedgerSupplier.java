package io.headroom.analytics;

import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes a ledger for each partition, with the stores of its {@link StoreBooks}. */
final class LedgerSupplier implements ProcessorSupplier<byte[], byte[], String, Booking> {

    @Override
    public Processor<byte[], byte[], String, Booking> get() {
        return new LedgerNode();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return StoreBooks.stores();
    }
}
