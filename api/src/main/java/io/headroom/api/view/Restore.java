package io.headroom.api.view;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The way from the beginning of the topics to what their ends were when it was started. */
final class Restore {
    private final Map<TopicPartition, Long> pending;
    private final long total;
    private long read;

    private Restore(Map<TopicPartition, Long> ends, long total) {
        this.pending = ends;
        this.total = total;
    }

    /**
     * Assigns every partition of the topics to the consumer and sets it to where each of them is to be read from.
     *
     * @throws MissingTopicException if a topic does not exist
     */
    static Restore begin(Consumer<?, ?> consumer, Collection<Feed<?, ?>> feeds, Duration within) {
        Map<TopicPartition, Feed<?, ?>> partitions = new HashMap<>();
        feeds.forEach(feed -> partitions(consumer, feed.topic(), within).forEach(found -> partitions.put(found, feed)));
        consumer.assign(partitions.keySet());
        Map<TopicPartition, Long> beginnings = new HashMap<>(consumer.beginningOffsets(partitions.keySet(), within));
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions.keySet(), within));
        beginnings.putAll(recent(consumer, partitions, ends, within));
        beginnings.forEach(consumer::seek);
        return new Restore(ends, sum(ends) - sum(beginnings));
    }

    /** Where to begin with the topics of which only the last records count. */
    private static Map<TopicPartition, Long> recent(
            Consumer<?, ?> consumer,
            Map<TopicPartition, Feed<?, ?>> partitions,
            Map<TopicPartition, Long> ends,
            Duration within) {
        Map<TopicPartition, Long> since = new HashMap<>();
        partitions.forEach((partition, feed) -> {
            Duration lookback = feed.lookback();
            if (lookback != null) {
                since.put(partition, System.currentTimeMillis() - lookback.toMillis());
            }
        });
        Map<TopicPartition, Long> offsets = new HashMap<>();
        consumer.offsetsForTimes(since, within).forEach((partition, found) -> {
            long end = ends.getOrDefault(partition, 0L);
            offsets.put(partition, found == null ? end : Math.min(found.offset(), end));
        });
        return offsets;
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic, Duration within) {
        List<PartitionInfo> found = consumer.partitionsFor(topic, within);
        if (found == null || found.isEmpty()) {
            throw new MissingTopicException(topic);
        }
        return found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Looks where the consumer has come to. */
    void advance(Consumer<?, ?> consumer) {
        Map<TopicPartition, Long> left = new HashMap<>();
        pending.forEach((partition, end) -> left.put(partition, Math.max(0, end - consumer.position(partition))));
        pending.keySet().removeIf(partition -> left.getOrDefault(partition, 0L) == 0);
        read = total - sum(left);
    }

    boolean done() {
        return pending.isEmpty();
    }

    Standing standing() {
        String behind = pending.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return done() ? new Standing.Following() : new Standing.Restoring(behind, read, total);
    }

    /** A topic is not there (yet). */
    static final class MissingTopicException extends RuntimeException {
        private static final long serialVersionUID = 1;

        MissingTopicException(String topic) {
            super("topic " + topic + " does not exist yet; ingest and analytics make the topics when they start");
        }
    }
}
