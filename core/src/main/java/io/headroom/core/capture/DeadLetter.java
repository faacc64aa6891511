package io.headroom.core.capture;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be understood, set aside with the reason so that nothing is lost: the value of {@code
 * headroom.dead-letters}.
 *
 * @param database whose record it was, if that much could be read
 * @param table its table as {@code schema.name}, whose counts are doubtful from here on
 * @param key the record's key, Base64
 * @param value the record's value, Base64
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        @Nullable String database,
        @Nullable String table,
        String reason,
        @Nullable String key,
        @Nullable String value) {

    public DeadLetter {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(reason, "reason");
    }
}
