package io.headroom.core.projection;

import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;

/**
 * What of a bucket's readings is projected. Capacity is planned for the worst of an hour or a day: a mean would promise
 * connections at noon because nobody works at night.
 */
public enum Statistic {
    /** Of what is refused the moment it is used up, such as connections: a single moment is an outage. */
    MAX,
    /** Of what only becomes slow, such as CPU: a moment's peak harms nobody. */
    P95,
    /** Of what is the worse the lower it is, of which no least reading is kept. */
    MEAN,
    /** Of what fills up: the level is where the bucket ended. */
    LAST;

    /** The names are part of the topic and HTTP contract. */
    public static Statistic of(UsageMeasure measure) {
        return switch (measure) {
            case STORAGE, DATABASES, OTHER_TABLESPACES, HOST_DISK_USED, PHYSICAL_SIZE, SEQUENCE_USED, USERS -> LAST;
            case HOST_CPU_USED,
                    READ_LOAD,
                    WAL_RATE,
                    TRANSACTION_RATE,
                    TEMPORARY_RATE,
                    STATEMENT_RATE,
                    STATEMENT_MEAN_P50,
                    STATEMENT_MEAN_P95,
                    STATEMENT_MEAN_P99,
                    REQUEST_RATE,
                    QUERY_RATE,
                    READ_RATE,
                    WRITE_RATE,
                    RESPONSE_TIME,
                    RESPONSE_TIME_P50,
                    RESPONSE_TIME_P95,
                    RESPONSE_TIME_P99,
                    ERROR_SHARE -> P95;
            case HOST_MEMORY_AVAILABLE,
                    HOST_DISK_AVAILABLE,
                    SAFE_WAL,
                    CACHE_HIT_SHARE,
                    ROLLBACK_SHARE,
                    CONNECTIONS_USABLE,
                    CONNECTIONS_IDLE_SHARE -> MEAN;
            default -> MAX;
        };
    }

    double of(UsageBucket bucket) {
        return switch (this) {
            case MAX -> bucket.max();
            case P95 -> bucket.p95();
            case MEAN -> bucket.mean();
            case LAST -> bucket.last();
        };
    }
}
