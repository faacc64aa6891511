package io.headroom.analytics.scope;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.scope.ScopeKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes the scope stage of each partition, with its stores.
 *
 * @param partitions that send watermarks
 * @param configured what is known of days by configuration
 */
record ScopeSupplier(int partitions, List<Annotation> configured)
        implements ProcessorSupplier<ScopeKey, ScopeDelta, ScopeKey, ScopeFact> {

    @Override
    public Processor<ScopeKey, ScopeDelta, ScopeKey, ScopeFact> get() {
        return new ScopeNode(partitions, configured);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(ScopeNode.stores());
    }
}
