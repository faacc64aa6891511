package io.headroom.ingest.announce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.core.topic.Retention;
import io.headroom.core.topic.Topic;
import io.headroom.ingest.source.Place;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the engines stand: what Kafka Connect's offset storage keeps for them, in its own form. */
public final class StoredOffsets implements AutoCloseable {
    public static final String TOPIC = "headroom.offsets";

    private static final Logger LOG = LoggerFactory.getLogger(StoredOffsets.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopicView<String, String> view;
    private final Map<String, String> latest = new HashMap<>();

    public StoredOffsets(Map<String, Object> kafka) {
        view = new TopicView<>(kafka, new Topic<>(TOPIC, Serdes.String(), Serdes.String(), Retention.LATEST, true));
    }

    /** Makes the topic if it is missing. Its segments are small, for only closed ones are ever compacted. */
    public static void ensureTopic(Admin admin, short replication) {
        NewTopic topic = new NewTopic(TOPIC, 1, replication)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(8 << 20)));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot make topic " + TOPIC + ": " + e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topic " + TOPIC, e);
        }
    }

    /**
     * Where the engine stands. It confirms the commit before the transaction of its last acknowledged record.
     *
     * @return empty if nothing is stored for the engine, or nothing that can be read
     */
    public synchronized Optional<Place> of(String engine) {
        view.catchUp(this::learn);
        String offset = latest.get("[\"" + engine + "\",{\"server\":\"" + engine + "\"}]");
        if (offset == null) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(offset);
            JsonNode lsn = tree.has("lsn_commit") ? tree.get("lsn_commit") : tree.get("lsn");
            return lsn == null
                    ? Optional.empty()
                    : Optional.of(new Place(
                            lsn.asLong(),
                            tree.path("txId").asLong(),
                            tree.path("ts_usec").asLong()));
        } catch (IOException e) {
            LOG.warn("The stored position of engine {} is no JSON: {}", engine, e.getMessage());
            return Optional.empty();
        }
    }

    private void learn(String key, @Nullable String offset) {
        if (offset == null) {
            latest.remove(key);
        } else {
            latest.put(key, offset);
        }
    }

    @Override
    public synchronized void close() {
        view.close();
    }
}
