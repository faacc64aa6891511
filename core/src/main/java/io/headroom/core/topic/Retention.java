package io.headroom.core.topic;

import java.time.Duration;
import java.util.HashMap;
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

    private static final Duration MONTH_LENGTH = Duration.ofDays(30);

    /** Kafka's defaults never compact a small topic: a segment closes at 1 GiB or after a week. */
    private static final Duration COMPACT_WITHIN = Duration.ofHours(1);

    private static final int SEGMENT_BYTES = 16 << 20;

    Map<String, String> config() {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SEGMENT_BYTES));
        if (this == MONTH) {
            config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            config.put(TopicConfig.RETENTION_MS_CONFIG, millis(MONTH_LENGTH));
            return config;
        }
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        config.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
        if (this == LATEST_AND_MONTH) {
            config.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, millis(MONTH_LENGTH));
        } else {
            config.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(COMPACT_WITHIN));
        }
        return config;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
