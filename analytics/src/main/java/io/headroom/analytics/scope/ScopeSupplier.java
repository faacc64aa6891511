package io.headroom.analytics.scope;

import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.scope.ScopeKey;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes the scope stage of each partition, with its stores.
 *
 * @param partitions that send watermarks
 */
record ScopeSupplier(int partitions) implements ProcessorSupplier<ScopeKey, ScopeDelta, ScopeKey, ScopeFact> {

    @Override
    public Processor<ScopeKey, ScopeDelta, ScopeKey, ScopeFact> get() {
        return new ScopeNode(partitions);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(ScopeNode.stores());
    }
}
