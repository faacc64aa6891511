package io.headroom.analytics.scope;

import io.headroom.analytics.state.SmallStore;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.footprint.ScopeState;
import io.headroom.core.topic.Binary;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * How late it is in each database, as one partition of scopes can know: the least watermark over the partitions of the
 * ledger. The only clock of the scope stage.
 */
final class Clocks {
    private static final String CLOCKS = "clocks";

    private final KeyValueStore<String, ScopeState> reached;
    private final int partitions;

    Clocks(ProcessorContext<?, ?> context, int partitions) {
        reached = Objects.requireNonNull(context.getStateStore(CLOCKS));
        this.partitions = partitions;
    }

    static StoreBuilder<KeyValueStore<String, ScopeState>> store() {
        return SmallStore.of(CLOCKS, Serdes.String(), Binary.serde(ScopeState::encode, ScopeState::decode));
    }

    /** Takes a watermark in. */
    void reach(String database, ScopeDelta watermark) {
        ScopeState before = reached.get(database);
        reached.put(database, (before == null ? ScopeState.EMPTY : before).plus(watermark));
    }

    /** Everything that the database committed before this is in this partition; unknown until all have spoken. */
    Optional<Instant> now(String database) {
        return Optional.ofNullable(reached.get(database))
                .flatMap(
                        state -> Optional.ofNullable(state.footprint(partitions).asOf()));
    }
}
