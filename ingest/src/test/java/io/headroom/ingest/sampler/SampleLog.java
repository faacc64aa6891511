package io.headroom.ingest.sampler;

import io.headroom.core.topic.Topics;
import io.headroom.core.usage.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The readings published so far. */
final class SampleLog implements AutoCloseable {
    private final KafkaConsumer<String, Sample> consumer;
    private final List<Sample> samples = new ArrayList<>();

    SampleLog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                Topics.SAMPLES.keys().deserializer(),
                Topics.SAMPLES.values().deserializer());
        Set<TopicPartition> partitions = consumer.partitionsFor(Topics.SAMPLES.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    List<Sample> all(String key) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> samples.add(record.value()));
        return samples.stream().filter(sample -> sample.key().equals(key)).toList();
    }

    <T extends Sample> Optional<T> last(Class<T> type, String key) {
        return all(key).stream().filter(type::isInstance).map(type::cast).reduce((earlier, later) -> later);
    }

    /** The keys of those of a kind. */
    Set<String> keys(String prefix, Class<? extends Sample> type) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> samples.add(record.value()));
        return samples.stream()
                .filter(type::isInstance)
                .map(Sample::key)
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
