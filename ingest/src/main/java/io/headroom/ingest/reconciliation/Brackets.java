package io.headroom.ingest.reconciliation;

import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.PartBracket;
import io.headroom.core.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What analytics answers about one check: it listens from the moment it is made, which is before the check begins. */
final class Brackets implements AutoCloseable {
    private static final TopicPartition TOPIC = new TopicPartition(Topics.BRACKETS.name(), 0);
    private static final Duration STEP = Duration.ofMillis(100);

    private final int partitions;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Counted, Map<Integer, Bracket>> heard = new HashMap<>();

    /** A table in one epoch. */
    record Counted(TableId table, int epoch) {}

    Brackets(Map<String, Object> kafka, int partitions) {
        this.partitions = partitions;
        Map<String, Object> config = new HashMap<>(kafka);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(TOPIC));
        consumer.seekToEnd(List.of(TOPIC));
        // Seeking waits until somebody asks.
        long unused = consumer.position(TOPIC);
    }

    /**
     * Waits until every partition has said what it held of the tables, or until nobody can wait any longer.
     *
     * @return those of which all have
     */
    Map<Counted, Bracket> of(CheckNumber check, Set<Counted> tables, Duration patience, CountDownLatch closing) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!whole().keySet().containsAll(tables) && System.nanoTime() < deadline && closing.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(STEP)) {
                if (record.value() != null) {
                    hear(check, Topics.BRACKETS.values().deserializer().deserialize(TOPIC.topic(), record.value()));
                }
            }
        }
        return whole();
    }

    private void hear(CheckNumber check, PartBracket part) {
        if (check.isOf(part)) {
            heard.computeIfAbsent(new Counted(part.table(), part.epoch()), table -> new HashMap<>())
                    .put(part.partition(), part.bracket());
        }
    }

    private Map<Counted, Bracket> whole() {
        Map<Counted, Bracket> sums = new HashMap<>();
        heard.forEach((table, parts) -> {
            if (parts.size() == partitions) {
                sums.put(table, parts.values().stream().reduce(Bracket.at(0), Bracket::plus));
            }
        });
        return sums;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
