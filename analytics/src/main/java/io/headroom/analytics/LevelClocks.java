package io.headroom.analytics;

import io.headroom.core.delta.PartitionWatermark;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.footprint.ScopeState;
import io.headroom.core.ownership.LevelMark;
import io.headroom.core.topic.Binary;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** How far all partitions have come in handing their differences on, by database and level. */
final class LevelClocks {
    private static final String CLOCKS = "kin-clocks";

    private final KeyValueStore<String, ScopeState> reached;
    private final int partitions;

    LevelClocks(ProcessorContext<?, ?> context, int partitions) {
        reached = Objects.requireNonNull(context.getStateStore(CLOCKS));
        this.partitions = partitions;
    }

    static StoreBuilder<KeyValueStore<String, ScopeState>> store() {
        return Stored.few(CLOCKS, Serdes.String(), Binary.serde(ScopeState::encode, ScopeState::decode));
    }

    /** @return the time up to which every difference of the level is in, if the mark moved it on */
    Optional<Instant> reach(LevelMark mark) {
        String key = mark.level() + "/" + mark.database();
        ScopeState known = reached.get(key);
        ScopeState before = known == null ? ScopeState.EMPTY : known;
        ScopeState after = before.plus(ScopeDelta.of(new PartitionWatermark(mark.from(), mark.at())));
        reached.put(key, after);
        Instant was = before.footprint(partitions).asOf();
        Instant now = after.footprint(partitions).asOf();
        return now == null || now.equals(was) ? Optional.empty() : Optional.of(now);
    }
}
