package io.headroom.api.view;

import io.headroom.core.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way from one topic into memory. A record that makes no sense is counted and named in the log, and the next one is
 * read: one bad record must not hide all others.
 */
final class Feed<K, V> {
    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final Duration LATELY = Duration.ofHours(1);

    private final Topic<K, V> topic;
    private final Memory<K, V> memory;
    private final @Nullable Duration lookback;
    private final LongAdder malformed = new LongAdder();

    Feed(Topic<K, V> topic, Memory<K, V> memory) {
        this(topic, memory, null);
    }

    private Feed(Topic<K, V> topic, Memory<K, V> memory, @Nullable Duration lookback) {
        this.topic = topic;
        this.memory = memory;
        this.lookback = lookback;
    }

    /** Reads only what was published within the last hour, of a topic that says everything again within that time. */
    static <K, V> Feed<K, V> lately(Topic<K, V> topic, Memory<K, V> memory) {
        return new Feed<>(topic, memory, LATELY);
    }

    /** What remembers the records of a topic; it may throw on a key it cannot place. */
    interface Memory<K, V> {
        /** @param value null for a tombstone */
        void take(K key, @Nullable V value, Instant publishedAt);
    }

    String topic() {
        return topic.name();
    }

    /** How far back the topic is read; null for from its beginning. */
    @Nullable
    Duration lookback() {
        return lookback;
    }

    long malformed() {
        return malformed.sum();
    }

    void take(ConsumerRecord<byte[], byte[]> read) {
        try {
            K key = decoded("key", topic.keys().deserializer(), read.key());
            V value = read.value() == null
                    ? null
                    : decoded("value", topic.values().deserializer(), read.value());
            memory.take(key, value, Instant.ofEpochMilli(read.timestamp()));
        } catch (RuntimeException e) {
            malformed.increment();
            LOG.warn(
                    "{} partition {} offset {} is left out of the views: {}",
                    topic.name(),
                    read.partition(),
                    read.offset(),
                    reason(e));
        }
    }

    /** One line: what a parser quotes may hold line breaks of the record's own. */
    private static String reason(RuntimeException e) {
        return e.toString().lines().findFirst().orElse("");
    }

    private <T> T decoded(String part, Deserializer<T> deserializer, byte @Nullable [] bytes) {
        T decoded = bytes == null ? null : deserializer.deserialize(topic.name(), bytes);
        return Objects.requireNonNull(decoded, () -> "the " + part + " is null");
    }
}
