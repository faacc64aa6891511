package io.headroom.analytics;

import io.headroom.analytics.delta.CombinerNode;
import io.headroom.analytics.ledger.LedgerRocksDb;
import io.headroom.core.decision.Estate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How to run the topology.
 *
 * @param kafka connection and security settings, {@code bootstrap.servers} among them
 * @param partitions of {@code headroom.row-changes}
 * @param state where RocksDB keeps the ledger; not a temporary folder, or every start is a restore
 * @param threads stream threads: one per core that nothing else needs
 * @param replication of the changelogs; -1 for the brokers' default
 * @param estate what the configuration declares
 */
public record AnalyticsConfig(
        Map<String, String> kafka, int partitions, Path state, int threads, int replication, Estate estate) {
    /** Names the consumer group, the transactions and the internal topics; changing it means reading all again. */
    private static final String APPLICATION = "headroom-analytics";

    /** The longest a commit waits; while the input is fresh, {@link CombinerNode} asks for one with every flush. */
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

    private static final Duration SESSION = Duration.ofSeconds(10);

    /** Streams' default of 10 s aborts the work of a machine that is merely busy. */
    private static final Duration TRANSACTION = Duration.ofSeconds(60);

    private static final long CACHE_BYTES = 32L << 20;

    public AnalyticsConfig {
        kafka = Map.copyOf(kafka);
        if (partitions < 1 || threads < 1 || replication == 0) {
            throw new IllegalArgumentException("partitions, threads and replication must not be zero, got " + partitions
                    + ", " + threads + ", " + replication);
        }
    }

    Map<String, Object> streams() {
        Map<String, Object> streams = new HashMap<>(kafka);
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        streams.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication);
        streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY.toMillis());
        streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        // Differences add up in any order, and the ledger's partitions wait for each other in a circle if they wait.
        streams.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        streams.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, LedgerRocksDb.class);
        streams.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) SESSION.toMillis());
        streams.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        streams.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5000);
        streams.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int) TRANSACTION.toMillis());
        // A partition's first batches of a transaction may overtake each other on a busy broker, which then refuses
        // them.
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 128 << 10);
        streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return streams;
    }
}
