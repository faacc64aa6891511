package io.headroom.api.declaration;

import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.Latest;
import io.headroom.core.topic.Topic;
import java.time.Duration;
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
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);

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

    /**
     * Returns when it can be read in the view of its topic.
     *
     * @return what it took the place of there; another process may have been faster than the caller's look at it
     * @throws ProblemException if that is not certain
     */
    public <V> @Nullable V write(Topic<String, V> topic, Latest<V> view, String key, @Nullable V value) {
        Arrival<V> arrival = new Arrival<>(view, key, value);
        Runnable stop = view.watch(arrival::look);
        try {
            append(topic, key, value);
            if (!arrival.await(VISIBLE_WITHIN)) {
                throw Declarer.unanswered(
                        "it was written, but not read back within " + VISIBLE_WITHIN.toSeconds() + " s");
            }
            return arrival.before();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Declarer.unanswered("the wait for Kafka was interrupted");
        } finally {
            stop.run();
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
