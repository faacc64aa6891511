package io.headroom.analytics;

import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.footprint.ScopeState;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Binary;
import io.headroom.core.topic.Topics;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/** Sums every scope's differences: the same stage for databases, tables, tenants and tenant-tables. */
final class ScopeStage {
    private ScopeStage() {}

    static KStream<ScopeKey, LiveFootprint> sum(KStream<ScopeKey, ScopeDelta> deltas, int partitions) {
        return deltas.groupByKey(Grouped.with(
                        "by-scope", Topics.scopeKeys(), Binary.serde(ScopeDelta::encode, ScopeDelta::decode)))
                .aggregate(
                        () -> ScopeState.EMPTY,
                        (scope, delta, state) -> state.plus(delta),
                        Named.as("sum-scope"),
                        Materialized.<ScopeKey, ScopeState>as(Stores.persistentKeyValueStore("scopes"))
                                .withKeySerde(Topics.scopeKeys())
                                .withValueSerde(Binary.serde(ScopeState::encode, ScopeState::decode))
                                .withCachingDisabled())
                .toStream(Named.as("changed-scopes"))
                .mapValues(state -> state.footprint(partitions), Named.as("read-footprint"));
    }
}
