package io.headroom.bench.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many records a topic has, looked at without reading them, and what they are, read afterwards. */
final class Gauge implements AutoCloseable {
    private static final long STALLED = Duration.ofMinutes(3).toNanos();

    private final Admin admin;
    private final String servers;
    private final String topic;

    Gauge(String servers, String topic) {
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
        this.servers = servers;
        this.topic = topic;
    }

    /** The end of each partition; empty while there is no such topic. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        try {
            int partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .mapToInt(described -> described.partitions().size())
                    .sum();
            return admin
                    .listOffsets(IntStream.range(0, partitions)
                            .boxed()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition),
                                    partition -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Map.of();
            }
            throw e;
        }
    }

    long count() throws ExecutionException, InterruptedException {
        return ends().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns once there are so many records; looks a hundred times a second. */
    void await(long records) throws ExecutionException, InterruptedException {
        long seen = -1;
        long moved = System.nanoTime();
        for (long count = count(); count < records; count = count()) {
            if (count > seen) {
                seen = count;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STALLED) {
                throw new IllegalStateException(topic + " stands still at " + count + " of " + records + " records");
            }
            Thread.sleep(10);
        }
    }

    /** Hands over what came after some ends, as far as there is anything now. */
    void read(Map<TopicPartition, Long> from, Consumer<byte[]> values) throws ExecutionException, InterruptedException {
        poll(from, row -> values.accept(row.value()));
    }

    private void poll(Map<TopicPartition, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            ends.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(row -> {
                    if (row.value() != null) {
                        records.accept(row);
                    }
                });
            }
        }
    }

    /** The same of a topic from its beginning, with the keys, which are texts. */
    void readAll(BiConsumer<String, byte[]> records) throws ExecutionException, InterruptedException {
        poll(Map.of(), row -> records.accept(new String(row.key(), StandardCharsets.UTF_8), row.value()));
    }

    void create(int partitions) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
    }

    @Override
    public void close() {
        admin.close();
    }
}
