package io.headroom.ingest;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.ingest.capture.Captures;
import io.headroom.ingest.guard.LocalRoom;
import io.headroom.ingest.guard.SlotCare;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Captures every configured database until it is closed. Databases are independent: one that fails is tried again while
 * the others go on, and {@link #statuses()} says what is wrong with it.
 */
public final class Ingest implements AutoCloseable {
    private final Captures captures;

    private Ingest(Captures captures) {
        this.captures = captures;
    }

    /**
     * Returns when everything is under way; whether the databases can be reached shows later.
     *
     * @param kafkaProperties for every client, such as {@code security.protocol}
     * @param partitions that the partitioned topics have; the topics of the contract must exist
     * @param rowSecret what row keys are hashed with: at least 16 bytes, and the same at every start
     */
    public static Ingest start(
            HeadroomConfig config,
            String bootstrapServers,
            Map<String, String> kafkaProperties,
            int partitions,
            byte[] rowSecret) {
        Map<String, Object> kafka = new HashMap<>(kafkaProperties);
        kafka.put("bootstrap.servers", bootstrapServers);
        short replication = config.kafka().replicationFactor();
        return new Ingest(Captures.start(
                List.copyOf(config.databases().values()),
                kafka,
                replication,
                partitions,
                rowSecret,
                SlotCare.standard(config),
                config.kafka().embedded() ? LocalRoom.under(config.data()) : LocalRoom.elsewhere()));
    }

    /** Every database as this process sees it now, in the order of the configuration. */
    public List<CaptureStatus> statuses() {
        return captures.statuses();
    }

    /** The last words about databases that were captured once and are not any more: they may still have their slots. */
    public List<CaptureStatus> orphans() {
        return captures.orphans();
    }

    /** Ends every capture within about ten seconds; where it stopped is where the next start goes on. */
    @Override
    public void close() {
        captures.close();
    }
}
