package io.headroom.ingest.stream;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import java.util.List;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;

/** Takes the engine's batches: sends, waits until all of it is safe, and only then acknowledges whole transactions. */
public final class ChangeFeed implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private final DatabaseStream<RecordChangeEvent<SourceRecord>> stream;
    private final RowPublisher publisher;
    private final TableBook tables;

    public ChangeFeed(
            DatabaseStream<RecordChangeEvent<SourceRecord>> stream, RowPublisher publisher, TableBook tables) {
        this.stream = stream;
        this.publisher = publisher;
        this.tables = tables;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> events,
            DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        try {
            synchronized (tables) {
                for (RecordChangeEvent<SourceRecord> event : events) {
                    stream.take(event, event.record());
                }
                publisher.await();
            }
            RecordChangeEvent<SourceRecord> due = stream.settled();
            if (due != null) {
                committer.markProcessed(due);
            }
            committer.markBatchFinished();
        } catch (RetriableException e) {
            // This type would make the engine drop the batch without a word.
            throw new IllegalStateException("a batch could not be handled: " + e.getMessage(), e);
        }
    }
}
