package io.headroom.ingest.stream;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.List;

/** What the stream tells its capture. All calls come from the engine's thread. */
public interface StreamListener {

    /** Another row of the snapshot was read. */
    void seed(TableName table);

    /** Every seed is safe in Kafka, and so are the marks that say so. Returns when that is recorded. */
    void seeded(List<WatchedTable> live);

    /** Everything up to this heartbeat is safe in Kafka. */
    void streamed(Instant committedAt);

    /** A table's epoch was raised. Returns when that is recorded. */
    void epochRaised(WatchedTable table);

    /** A record could not be understood. Returns when the letter is stored. */
    void setAside(DeadLetter letter);
}
