package io.headroom.ingest.announce;

import io.headroom.core.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the topics of low rate. One for all databases; safe for use by several threads. */
public final class Announcer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final Producer<byte[], byte[]> producer;

    /** @param kafka how to reach the broker: {@code bootstrap.servers} and whatever security needs */
    public Announcer(Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        // Short enough that a capture notices a broker that is away, and says so.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns when the record is stored. */
    public <K, V> void put(Topic<K, V> topic, K key, @Nullable V value) {
        await(topic, send(topic, key, value));
    }

    /** Returns when all values are stored, which for many takes hardly longer than for one. */
    public <K, V> void putAll(Topic<K, V> topic, List<? extends V> values, Function<? super V, K> key) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(values.size());
        values.forEach(value -> sent.add(send(topic, key.apply(value), value)));
        sent.forEach(future -> await(topic, future));
    }

    private static void await(Topic<?, ?> topic, Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write to topic " + topic.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing to topic " + topic.name(), e);
        }
    }

    /** For what is soon said again: a failure is logged. */
    public <K, V> void post(Topic<K, V> topic, K key, @Nullable V value) {
        try {
            Future<RecordMetadata> unused = send(topic, key, value);
        } catch (RuntimeException e) {
            LOG.warn("Topic {} is behind: {}", topic.name(), e.getMessage());
        }
    }

    private <K, V> Future<RecordMetadata> send(Topic<K, V> topic, K key, @Nullable V value) {
        byte[] keyBytes = topic.keys().serializer().serialize(topic.name(), key);
        byte[] valueBytes = value == null ? null : topic.values().serializer().serialize(topic.name(), value);
        return producer.send(new ProducerRecord<>(topic.name(), keyBytes, valueBytes));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(3));
    }
}
