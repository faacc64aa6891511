package io.headroom.api.view;

import java.time.Duration;
import java.util.ArrayList;
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
     * Assigns every partition of the topics to the consumer and sets it to their beginnings.
     *
     * @throws MissingTopicException if a topic does not exist
     */
    static Restore begin(Consumer<?, ?> consumer, Collection<String> topics, Duration within) {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> partitions.addAll(partitions(consumer, topic, within)));
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, within);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions, within));
        beginnings.forEach(consumer::seek);
        return new Restore(ends, sum(ends) - sum(beginnings));
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
