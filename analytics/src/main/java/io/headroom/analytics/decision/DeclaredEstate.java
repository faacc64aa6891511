package io.headroom.analytics.decision;

import io.headroom.analytics.state.SmallStore;
import io.headroom.core.config.ConfigException;
import io.headroom.core.config.Declarations;
import io.headroom.core.decision.Estate;
import io.headroom.core.decision.InstanceInput;
import io.headroom.core.decision.Shelf;
import io.headroom.core.topic.Json;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the configuration declares, as changed by what was declared since. */
final class DeclaredEstate {
    private static final Logger LOG = LoggerFactory.getLogger(DeclaredEstate.class);
    private static final String DECLARED = "declared";

    private final Estate configured;
    private final Shelf<InstanceInput.Declared> declared;
    private Estate inForce;

    DeclaredEstate(Estate configured, ProcessorContext<?, ?> context) {
        this.configured = configured;
        declared = new StoreShelf<>(context, DECLARED);
        inForce = read(configured);
    }

    static StoreBuilder<?> store() {
        return SmallStore.of(DECLARED, Serdes.String(), Json.serde(InstanceInput.Declared.class));
    }

    Estate inForce() {
        return inForce;
    }

    /** What is in force from here on. */
    Estate take(InstanceInput.Declared change) {
        declared.put(change.key(), change.declaration() == null ? null : change);
        inForce = read(inForce);
        return inForce;
    }

    /** Whoever declared it was told what is wrong with it, so this one was accepted by another version of Headroom. */
    private Estate read(Estate otherwise) {
        try {
            return Declarations.over(configured, declared.all());
        } catch (ConfigException e) {
            LOG.error("what was declared last is left out: {}; declare it anew", e.getMessage());
            return otherwise;
        }
    }
}
