package io.headroom.api.view;

import io.headroom.core.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Reads again what topics still hold of a stretch of time. */
public final class PastRecords {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, String> kafka;

    /** @param kafka consumer settings, {@code bootstrap.servers} among them */
    public PastRecords(Map<String, String> kafka) {
        this.kafka = kafka;
    }

    /** Told of each record. */
    public interface Visitor<V> {
        void visit(V value, Instant publishedAt);
    }

    /**
     * Visits what was published from {@code from} (included) to {@code to} (excluded), in the order of each partition.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public <K, V> void each(Topic<K, V> topic, Instant from, Instant to, Visitor<V> visitor) {
        try (Consumer<byte[], byte[]> consumer = Views.consumer(kafka, "headroom-past")) {
            Map<TopicPartition, Long> ends = begin(consumer, topic.name(), from);
            while (!ends.isEmpty()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    Instant at = Instant.ofEpochMilli(record.timestamp());
                    if (record.value() != null && !at.isBefore(from) && at.isBefore(to)) {
                        visitor.visit(topic.values().deserializer().deserialize(topic.name(), record.value()), at);
                    }
                }
                ends.entrySet().removeIf(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
            }
        }
    }

    /** @return the present ends of the partitions that have something of the time */
    private static Map<TopicPartition, Long> begin(Consumer<?, ?> consumer, String topic, Instant from) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, ANSWER).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> since = new HashMap<>();
        partitions.forEach(partition -> since.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> first = new HashMap<>(consumer.offsetsForTimes(since, ANSWER));
        first.values().removeIf(offset -> offset == null);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(first.keySet(), ANSWER));
        consumer.assign(first.keySet());
        first.forEach((partition, offset) -> consumer.seek(partition, offset.offset()));
        return ends;
    }
}
