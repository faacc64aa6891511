package io.headroom.api.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The read side: topics in memory, filled by a thread of their own from the first record on. Nothing happens before
 * {@link #start()}, and there is no way to the facts around {@link #facts()}, so no route can answer too early.
 */
public final class Views implements AutoCloseable {
    private final Facts facts = Facts.none();
    private final List<Feed<?, ?>> feeds = facts.feeds();
    private final TopicReader reader;

    /** @param kafka consumer settings, {@code bootstrap.servers} among them */
    public Views(Map<String, String> kafka) {
        this.reader = new TopicReader(() -> consumer(kafka, "headroom-views"), feeds);
    }

    public void start() {
        reader.start();
    }

    public Standing standing() {
        return reader.standing();
    }

    /** @throws ViewsUnavailableException while the views are incomplete */
    public Facts facts() {
        Standing standing = reader.standing();
        if (!standing.servable()) {
            throw new ViewsUnavailableException(standing);
        }
        return facts;
    }

    /** Records that were left out because they made no sense, by topic. */
    public Map<String, Long> malformed() {
        Map<String, Long> counts = new TreeMap<>();
        feeds.forEach(feed -> counts.put(feed.topic(), feed.malformed()));
        return counts;
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Without a group: every API reads everything, and starts over when it starts. */
    static Consumer<byte[], byte[]> consumer(Map<String, String> kafka, String name) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
