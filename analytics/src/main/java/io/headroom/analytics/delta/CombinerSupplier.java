package io.headroom.analytics.delta;

import io.headroom.analytics.ledger.Booking;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.scope.ScopeKey;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes a combiner for each partition, with the stores of its {@link Pending}. */
final class CombinerSupplier implements ProcessorSupplier<String, Booking, ScopeKey, ScopeDelta> {

    @Override
    public Processor<String, Booking, ScopeKey, ScopeDelta> get() {
        return new CombinerNode();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Pending.stores();
    }
}
