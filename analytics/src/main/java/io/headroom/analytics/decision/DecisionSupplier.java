package io.headroom.analytics.decision;

import io.headroom.core.decision.Decision;
import io.headroom.core.decision.Estate;
import io.headroom.core.decision.InstanceInput;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** Makes the decision stage of each partition, with its stores. */
record DecisionSupplier(Estate estate) implements ProcessorSupplier<String, InstanceInput, String, Decision> {

    @Override
    public Processor<String, InstanceInput, String, Decision> get() {
        return new DecisionNode(estate);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(DecisionNode.stores());
    }
}
