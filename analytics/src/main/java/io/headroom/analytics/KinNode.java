package io.headroom.analytics;

import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.Kinship;
import io.headroom.core.ownership.LevelMark;
import io.headroom.core.ownership.OwnedDelta;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The parents of one partition: takes differences of child rows and books them to the parents' owners. */
final class KinNode implements Processor<byte[], Handed, String, Booking> {
    private final int partitions;
    private ProcessorContext<String, Booking> context;
    private StoreBooks books;
    private Kinship kinship;
    private LevelClocks clocks;

    KinNode(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<String, Booking> newContext) {
        context = newContext;
        books = new StoreBooks(newContext);
        kinship = new Kinship(new StoreKin(newContext, books));
        clocks = new LevelClocks(newContext, partitions);
    }

    @Override
    public void process(Record<byte[], Handed> record) {
        books.at(record.timestamp());
        if (record.value() instanceof OwnedDelta delta) {
            kinship.take(delta);
        } else {
            LevelMark mark = (LevelMark) record.value();
            clocks.reach(mark).ifPresent(now -> {
                int here = context.taskId().partition();
                books.forward(
                        mark.database(),
                        mark.goesOn()
                                ? new Booking.PassedOn(mark.next(here, now))
                                : new Booking.Reached(mark.database(), now));
            });
        }
    }
}
