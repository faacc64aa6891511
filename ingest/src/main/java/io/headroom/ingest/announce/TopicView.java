package io.headroom.ingest.announce;

import io.headroom.core.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A topic of one partition, read to its end whenever somebody asks. Not safe for use by several threads. */
public final class TopicView<K, V> implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A question waits for the fetch before it on the same connection, and that waits for records that nobody writes. */
    private static final Duration FETCH_WAIT = Duration.ofMillis(10);

    private final Topic<K, V> topic;
    private final TopicPartition partition;
    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicView(Map<String, Object> kafka, Topic<K, V> topic) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) FETCH_WAIT.toMillis());
        this.topic = topic;
        partition = new TopicPartition(topic.name(), 0);
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * Reads what was added since the last call, up to what is stored now.
     *
     * @param each takes key and value in the topic's order; the value is null for a tombstone
     */
    public void catchUp(BiConsumer<K, @Nullable V> each) {
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("topic " + topic.name() + " could not be read in " + PATIENCE);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                each.accept(
                        topic.keys().deserializer().deserialize(topic.name(), record.key()),
                        record.value() == null
                                ? null
                                : topic.values().deserializer().deserialize(topic.name(), record.value()));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
