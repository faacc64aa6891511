package io.headroom.core.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How long a topic keeps its records. */
public enum Retention {
    /** The last value of each key, for ever. */
    LATEST,
    /** The last value of each key for ever, and every value for 30 days: what a replay needs. */
    LATEST_AND_MONTH,
    /** Everything for 30 days, nothing longer. */
    MONTH;

    Map<String, String> config() {
        String month = Long.toString(Duration.ofDays(30).toMillis());
        return switch (this) {
            case LATEST -> Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            case LATEST_AND_MONTH ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                        month);
            case MONTH ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        month);
        };
    }
}
