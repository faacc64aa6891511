package io.headroom.analytics.ledger;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.ledger.Bookkeeper;
import io.headroom.core.ownership.Kinship;
import io.headroom.core.wire.MalformedRecordException;
import java.util.Base64;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One partition's ledger: decodes, lets the {@link Bookkeeper} decide, forwards what it books. A record that makes no
 * sense is forwarded as a dead letter and the stream goes on.
 */
final class LedgerNode implements Processor<byte[], byte[], String, Booking> {
    private ProcessorContext<String, Booking> context;
    private StoreBooks books;
    private Bookkeeper bookkeeper;
    private LedgerCounters counters;

    @Override
    public void init(ProcessorContext<String, Booking> newContext) {
        context = newContext;
        books = new StoreBooks(newContext);
        bookkeeper = new Bookkeeper(books, new Kinship(new StoreKin(newContext, books)));
        counters = LedgerCounters.of(newContext);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null) {
            return; // A tombstone: the delete before it has been booked.
        }
        books.at(record.timestamp());
        try {
            byte[] key = record.key() == null ? new byte[0] : record.key();
            counters.count(bookkeeper.apply(() -> ChangeKey.row(key), ChangeCodec.decode(record.value())));
        } catch (MalformedRecordException e) {
            counters.countDeadLetter();
            setAside(record, String.valueOf(e.getMessage()));
        }
    }

    private void setAside(Record<byte[], byte[]> record, String reason) {
        RecordMetadata from = context.recordMetadata().orElseThrow();
        StoreBooks.@Nullable Named table = books.named(record.key());
        DeadLetter letter = new DeadLetter(
                from.topic(),
                from.partition(),
                from.offset(),
                table == null ? null : table.database(),
                table == null ? null : table.name().toString(),
                reason,
                base64(record.key()),
                base64(record.value()));
        String key = from.topic() + "/" + from.partition() + "/" + from.offset();
        context.forward(new Record<>(key, new Booking.SetAside(letter), record.timestamp()));
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
