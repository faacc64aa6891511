package io.headroom.analytics.ledger;

import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.OwnedDelta;
import io.headroom.core.topic.Binary;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Sends differences of child rows to the partition of their parent row, where the ledger knows whose that is. A parent may
 * be a child itself: what is handed on once more goes through the same topic again.
 */
public final class KinStage {
    private static final String NAME = "child-deltas";

    /** What Streams calls the topic of a repartition. */
    private static final String TOPIC = NAME + "-repartition";

    private static final byte[] NO_KEY = new byte[0];

    private KinStage() {}

    /** @return all bookings, from both the ledger and the parents; those that are passed on are not for the reader */
    public static KStream<String, Booking> resolve(
            KStream<String, Booking> booked, Set<StoreBuilder<?>> stores, int partitions) {
        Serde<Handed> values = Binary.serde(Handed::encode, Handed::decode);
        KStream<String, Booking> resolved = passedOn(booked, "child-deltas")
                .repartition(Repartitioned.<byte[], Handed>as(NAME)
                        .withKeySerde(Serdes.ByteArray())
                        .withValueSerde(values)
                        .withStreamPartitioner(new KinPartitioner())
                        .withNumberOfPartitions(partitions))
                .process(new KinSupplier(stores, partitions), Named.as("book-to-parents-owner"));
        passedOn(resolved, "grandchild-deltas")
                .to(
                        TOPIC,
                        Produced.with(Serdes.ByteArray(), values)
                                .withStreamPartitioner(new KinPartitioner())
                                .withName("hand-on-grandchild-deltas"));
        return booked.merge(resolved, Named.as("merge-bookings"));
    }

    private static KStream<byte[], Handed> passedOn(KStream<String, Booking> bookings, String what) {
        return bookings.filter((name, booking) -> booking instanceof Booking.PassedOn, Named.as("pick-" + what))
                .map((name, booking) -> entry(((Booking.PassedOn) booking).handed()), Named.as("key-" + what));
    }

    private static KeyValue<byte[], Handed> entry(Handed handed) {
        return KeyValue.pair(handed instanceof OwnedDelta delta ? delta.parent().bytes() : NO_KEY, handed);
    }
}
