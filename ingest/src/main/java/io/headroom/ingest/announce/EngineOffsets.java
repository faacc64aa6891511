package io.headroom.ingest.announce;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.KafkaOffsetBackingStore;
import org.apache.kafka.connect.util.SharedTopicAdmin;
import org.apache.kafka.connect.util.TopicAdmin;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Connect's offset storage, as Debezium's engine makes it by class name. When the engine uses Connect's class
 * itself, every start leaves an admin client behind, connection and thread; this one closes it.
 */
public final class EngineOffsets extends KafkaOffsetBackingStore {
    private final OwnAdmin admin;

    /** Called by the engine. */
    public EngineOffsets() {
        this(new OwnAdmin());
    }

    private EngineOffsets(OwnAdmin admin) {
        super(admin, () -> "headroom-", json());
        this.admin = admin;
    }

    @Override
    public void configure(WorkerConfig config) {
        admin.open(config.originals());
        super.configure(config);
    }

    @Override
    public void stop() {
        try {
            super.stop();
        } finally {
            admin.close();
        }
    }

    private static Converter json() {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "false"), true);
        return converter;
    }

    /** Known to the store before its configuration is. */
    private static final class OwnAdmin implements Supplier<TopicAdmin> {
        private @Nullable SharedTopicAdmin admin;

        private void open(Map<String, Object> config) {
            Map<String, Object> named = new HashMap<>(config);
            named.put("client.id", "headroom-offsets-admin");
            admin = new SharedTopicAdmin(named);
        }

        @Override
        public TopicAdmin get() {
            if (admin == null) {
                throw new IllegalStateException("the offset storage is used before it is configured");
            }
            return admin.topicAdmin();
        }

        private void close() {
            if (admin != null) {
                admin.close();
            }
        }
    }
}
