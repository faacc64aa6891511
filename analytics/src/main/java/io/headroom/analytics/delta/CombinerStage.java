package io.headroom.analytics.delta;

import io.headroom.analytics.ledger.Booking;
import io.headroom.analytics.scope.ScopePartitioner;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Binary;
import io.headroom.core.topic.Topics;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Adds differences up for a fraction of a second and sends the sums on, fanned out to the scopes: one repartition for all
 * of them. Traffic follows the number of scopes that move, not the number of rows.
 */
public final class CombinerStage {
    private CombinerStage() {}

    public static KStream<ScopeKey, ScopeDelta> combine(KStream<String, Booking> booked, int partitions) {
        return booked.process(new CombinerSupplier(), Named.as("combine-differences"))
                .repartition(Repartitioned.<ScopeKey, ScopeDelta>as("scope-deltas")
                        .withKeySerde(Topics.scopeKeys())
                        .withValueSerde(Binary.serde(ScopeDelta::encode, ScopeDelta::decode))
                        .withStreamPartitioner(new ScopePartitioner())
                        .withNumberOfPartitions(partitions));
    }
}
