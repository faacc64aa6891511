package io.headroom.ingest.seed;

import io.headroom.core.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far analytics is behind with the row changes. While it moves, seeds wait for it; if it is not there, or stands
 * still, they go on, for Kafka keeps them.
 */
public final class ReaderLag implements SeedPace, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderLag.class);
    private static final String GROUP = "headroom-analytics";

    /** Some seconds of work: so much later than usual the stream's own changes are counted, while seeds come. */
    private static final long BOUND = 300_000;

    private static final long EVERY = Duration.ofMillis(500).toNanos();
    private static final long STANDSTILL = Duration.ofSeconds(15).toNanos();

    private final Admin admin;
    private long read;
    private long moved = System.nanoTime();
    private long looked = moved - EVERY;
    private boolean behind;

    public ReaderLag(Map<String, Object> kafka) {
        admin = Admin.create(kafka);
    }

    @Override
    public synchronized boolean tooFast() {
        long now = System.nanoTime();
        if (now - looked >= EVERY) {
            looked = now;
            behind = look(now);
        }
        return behind;
    }

    private boolean look(long now) {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(5, TimeUnit.SECONDS);
            committed = committed.entrySet().stream()
                    .filter(offset ->
                            offset.getValue() != null && offset.getKey().topic().equals(Topics.ROW_CHANGES.name()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            long sum = committed.values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
            moved = sum == read ? moved : now;
            read = sum;
            return !committed.isEmpty() && now - moved < STANDSTILL && written(committed) - sum > BOUND;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("How far analytics is behind could not be read", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long written(Map<TopicPartition, OffsetAndMetadata> committed)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get(5, TimeUnit.SECONDS)
                .values()
                .stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
