package io.headroom.analytics.ledger;

import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.Settlement;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The parents of one partition: holds differences of child rows, and books them to the parents' owners. A first count
 * holds many, so they are booked a few thousand at a time, which no transaction of Kafka's is too short for.
 */
final class KinNode implements Processor<byte[], Handed, String, Booking> {
    static final Duration SETTLE_EVERY = Duration.ofMillis(100);
    private static final int MOST = 5_000;

    private final int partitions;
    private StoreBooks books;
    private Settlement settlement;

    KinNode(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<String, Booking> context) {
        books = new StoreBooks(context);
        settlement = new Settlement(new StoreKin(context, books), partitions);
        context.schedule(SETTLE_EVERY, PunctuationType.WALL_CLOCK_TIME, this::settle);
    }

    @Override
    public void process(Record<byte[], Handed> record) {
        // What is booked is as old as what was read: who is behind must not be taken for fresh, and commit all the
        // time.
        books.at(record.timestamp());
        settlement.take(record.value());
    }

    private void settle(long now) {
        settlement.settle(MOST);
    }
}
