package io.headroom.ingest.stream;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowHasher;
import io.headroom.ingest.source.CheckNotice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * One database's records in the order of one slot, which is in whole transactions. Everything it says depends on the
 * records and on what the tables' seeds show, which is recorded; so a redelivery says the same again.
 *
 * @param <R> what the engine wants back when a record is acknowledged
 */
public final class DatabaseStream<R> {
    private final Stretch stretch;
    private final TableBook tables;
    private final RowTranslation translation;
    private final RowPublisher publisher;
    private final StreamListener listener;
    private final TransactionOrder order;
    private final Acknowledgement<R> acknowledgement = new Acknowledgement<>();
    private @Nullable Instant beat;

    /** What is captured. */
    public record Stretch(String database, int generation, int partitions) {}

    public DatabaseStream(
            Stretch stretch, TableBook tables, RowHasher hasher, RowPublisher publisher, StreamListener listener) {
        this.stretch = stretch;
        this.tables = tables;
        this.translation = new RowTranslation(hasher, stretch.partitions());
        this.publisher = publisher;
        this.listener = listener;
        this.order = new TransactionOrder(stretch.generation());
    }

    /** Sends what the record comes to. */
    public void take(R token, SourceRecord record) throws InterruptedException {
        Envelope envelope;
        try {
            envelope = Envelope.of(record);
        } catch (RuntimeException e) {
            listener.setAside(Unreadable.letter(stretch.database(), record, null, e));
            return;
        }
        // A message outside a transaction is somebody else's: it has no place in the order.
        if (envelope.transactionId() != 0) {
            stream(token, record, envelope);
        }
    }

    /** Everything taken so far is safe. Answers the record to acknowledge, if there is one. */
    public @Nullable R settled() {
        if (beat != null) {
            listener.streamed(beat);
            beat = null;
        }
        return acknowledgement.take();
    }

    private void stream(R token, SourceRecord record, Envelope envelope) throws InterruptedException {
        boolean begins = order.enter(envelope.transactionId(), envelope.previousCommit());
        acknowledgement.streamed(token, begins, envelope.previousCommit().isPresent());
        switch (envelope.event()) {
            case BEAT -> message(envelope);
            case TRUNCATE -> truncate(envelope);
            default -> row(record, envelope, order.position());
        }
    }

    private void message(Envelope envelope) {
        Optional<CheckNotice> notice = CheckNotice.parse(envelope.message());
        if (notice.isEmpty()) {
            beat(envelope);
            return;
        }
        CheckNotice end = notice.get();
        everywhere(new Mark.Check(
                stretch.database(), end.check(), end.begins(), end.tables(), order.position(), envelope.at()));
    }

    /** A watermark says that everything before it is counted, so there is none before the rows that were there are. */
    private void beat(Envelope envelope) {
        if (listener.isWhole()) {
            everywhere(new Mark.Watermark(stretch.database(), order.position(), envelope.at(), tables.levels()));
        }
        beat = envelope.at();
    }

    /** The new epoch is recorded before its mark is sent, and everything before it is safe before it is recorded. */
    private void truncate(Envelope envelope) throws InterruptedException {
        CountedTable table = tables.changed(envelope, publisher);
        int news = table == null ? -1 : order.position().compareTo(table.epochStart());
        if (table == null || news < 0) {
            // Delivered again, and followed by a later one: its own mark was safe before that one was recorded.
            return;
        }
        if (news > 0) {
            publisher.await();
            table = tables.emptied(table, order.position());
            listener.epochRaised(table.watched());
        }
        everywhere(new Mark.Truncated(table.id(), table.epoch(), order.position(), envelope.at()));
    }

    private void row(SourceRecord record, Envelope envelope, Position position) throws InterruptedException {
        CountedTable known = tables.changed(envelope, publisher);
        if (known == null) {
            return;
        }
        // A catalogue that cannot be read ends the engine; only what the record itself is to blame for is set aside.
        CountedTable table = tables.fit(known, envelope.after());
        List<Dispatch> dispatches;
        try {
            dispatches = translation.translate(table, envelope, position);
        } catch (RuntimeException e) {
            listener.setAside(Unreadable.letter(
                    stretch.database(), record, known.watched().name(), e));
            return;
        }
        dispatches.forEach(publisher::send);
    }

    private void everywhere(Mark mark) {
        Dispatch.everywhere(mark, stretch.partitions()).forEach(publisher::send);
    }
}
