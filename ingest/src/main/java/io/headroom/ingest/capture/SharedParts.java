package io.headroom.ingest.capture;

import io.headroom.core.change.RowHasher;
import io.headroom.ingest.announce.Announcer;
import io.headroom.ingest.announce.LastWords;
import io.headroom.ingest.announce.StoredOffsets;
import io.headroom.ingest.announce.TableDirectory;
import io.headroom.ingest.guard.LocalRoom;
import io.headroom.ingest.seed.ReaderLag;
import io.headroom.ingest.stream.RowPublisher;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the captures of one process share.
 *
 * @param kafka how to reach the broker
 * @param replication of the topic that Kafka Connect keeps offsets in
 * @param rowSecret what row keys are hashed with
 * @param publishers makes one for each engine
 * @param pace holds seeding back for those who read
 * @param room for what is counted
 */
@SuppressWarnings("ArrayRecordComponent") // Handed down and never compared.
record SharedParts(
        Map<String, Object> kafka,
        short replication,
        int partitions,
        byte[] rowSecret,
        Supplier<RowPublisher> publishers,
        Announcer announcer,
        TableDirectory directory,
        StoredOffsets offsets,
        LastWords lastWords,
        ReaderLag pace,
        LocalRoom room) {

    RowHasher hasher() {
        return new RowHasher(rowSecret);
    }

    String fingerprint() {
        return RowHasher.fingerprint(rowSecret);
    }
}
