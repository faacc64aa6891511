package io.headroom.ingest.stream;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.capture.WatchedTable;
import java.time.Instant;

/** What the stream tells its capture. All calls come from the engine's thread. */
public interface StreamListener {

    /** Everything up to this heartbeat is safe in Kafka. */
    void streamed(Instant committedAt);

    /** Whether all rows are in Kafka that were there when the slot was made. */
    boolean isWhole();

    /** A table's epoch was raised. Returns when that is recorded. */
    void epochRaised(WatchedTable table);

    /** A record could not be understood. Returns when the letter is stored. */
    void setAside(DeadLetter letter);
}
