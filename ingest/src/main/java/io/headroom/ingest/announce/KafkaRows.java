package io.headroom.ingest.announce;

import io.headroom.core.topic.Topics;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends row changes and marks. A record is never given up while later ones succeed: that would leave a hole which no
 * redelivery fills, so delivery has no deadline.
 */
public final class KafkaRows implements RowPublisher {
    private final Producer<byte[], byte[]> producer;
    private final Queue<Future<RecordMetadata>> sent = new ArrayDeque<>();

    public KafkaRows(Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void send(Dispatch dispatch) {
        sent.add(producer.send(new ProducerRecord<>(
                Topics.ROW_CHANGES.name(), dispatch.partition(), dispatch.key(), dispatch.value())));
    }

    @Override
    public void await() throws InterruptedException {
        for (Future<RecordMetadata> next = sent.poll(); next != null; next = sent.poll()) {
            try {
                next.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka did not take a row change: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
