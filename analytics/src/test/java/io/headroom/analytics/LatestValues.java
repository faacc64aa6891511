package io.headroom.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.topic.Topic;
import io.headroom.core.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The last value of each key of what analytics publishes, byte for byte; keys that were taken back are not there. */
final class LatestValues implements AutoCloseable {
    private static final List<Topic<?, ?>> TOPICS = List.of(
            Topics.FOOTPRINTS,
            Topics.GROWTH,
            Topics.COHORTS,
            Topics.PROJECTIONS,
            Topics.USAGE,
            Topics.USAGE_PROJECTIONS);
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final ScopeKey WHOLE = new ScopeKey(RandomChanges.DATABASE, Scope.DATABASE);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, byte[]> values = new TreeMap<>();
    private Instant lastNews = Instant.now();

    LatestValues(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        TOPICS.forEach(topic -> consumer.partitionsFor(topic.name())
                .forEach(found -> partitions.add(new TopicPartition(topic.name(), found.partition()))));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until the database is counted up to then, and nothing more is said for a while. */
    void awaitQuiet(Instant end) {
        Awaitility.await("quiescence").atMost(PATIENCE).pollInSameThread().untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(this::take);
            assertThat(asOf()).isEqualTo(end);
            assertThat(lastNews).isBefore(Instant.now().minus(QUIET));
        });
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        lastNews = Instant.now();
        String key = record.topic() + " " + HexFormat.of().formatHex(record.key());
        if (record.value() == null) {
            values.remove(key);
        } else {
            values.put(key, record.value());
        }
    }

    private @Nullable Instant asOf() {
        byte[] key = Topics.FOOTPRINTS.keys().serializer().serialize(Topics.FOOTPRINTS.name(), WHOLE);
        byte[] value =
                values.get(Topics.FOOTPRINTS.name() + " " + HexFormat.of().formatHex(key));
        return value == null ? null : LiveFootprint.decode(value).asOf();
    }

    /** One line for each key that differs, in words. */
    List<String> differences(LatestValues other) {
        Set<String> keys = new TreeSet<>(values.keySet());
        keys.addAll(other.values.keySet());
        return keys.stream()
                .filter(key -> !Arrays.equals(values.get(key), other.values.get(key)))
                .map(key ->
                        told(key) + ": " + told(key, values.get(key)) + " beside " + told(key, other.values.get(key)))
                .toList();
    }

    Set<Granularity> widths() {
        return values.keySet().stream()
                .filter(key -> key.startsWith(Topics.GROWTH.name()))
                .map(key -> GrowthKey.decode(bytes(key)).granularity())
                .collect(Collectors.toSet());
    }

    int count(Topic<?, ?> topic) {
        return (int) values.keySet().stream()
                .filter(key -> key.startsWith(topic.name() + " "))
                .count();
    }

    private static byte[] bytes(String key) {
        return HexFormat.of().parseHex(key.substring(key.indexOf(' ') + 1));
    }

    private static String told(String key) {
        Topic<?, ?> topic = topic(key);
        return topic.name() + " " + topic.keys().deserializer().deserialize(topic.name(), bytes(key));
    }

    private static String told(String key, byte @Nullable [] value) {
        Topic<?, ?> topic = topic(key);
        return value == null
                ? "nothing"
                : Objects.toString(topic.values().deserializer().deserialize(topic.name(), value));
    }

    private static Topic<?, ?> topic(String key) {
        return TOPICS.stream()
                .filter(topic -> key.startsWith(topic.name() + " "))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
