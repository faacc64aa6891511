package io.headroom.api.declaration;

import io.headroom.api.problem.ProblemException;
import io.headroom.core.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what requests say to its topic. There is no connection before the first one. */
public final class DeclarationLog implements AutoCloseable {
    private static final int ANSWER_MILLIS = 10_000;

    private final Map<String, String> kafka;
    private @Nullable KafkaProducer<String, byte[]> producer;

    /** @param kafka producer settings, {@code bootstrap.servers} among them */
    public DeclarationLog(Map<String, String> kafka) {
        this.kafka = kafka;
    }

    /**
     * Returns when every replica in sync has it.
     *
     * @throws ProblemException if that is not certain
     */
    public synchronized <V> void append(Topic<String, V> topic, String key, @Nullable V value)
            throws InterruptedException {
        byte[] bytes = value == null ? null : topic.values().serializer().serialize(topic.name(), value);
        try {
            producer().send(new ProducerRecord<>(topic.name(), key, bytes)).get();
        } catch (ExecutionException e) {
            throw Declarer.unanswered("Kafka does not take it: " + e.getCause());
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, "headroom-declarations");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MILLIS);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
