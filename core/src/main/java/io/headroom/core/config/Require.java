package io.headroom.core.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions that several constructors share. Each refuses with the field's name as the file spells it. */
final class Require {
    /** What the names of instances and databases look like: they end up in keys, slots and addresses. */
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    private Require() {}

    static void name(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must match " + NAME + ", got " + value);
        }
    }

    /** A text without which the thing makes no sense; absent is another matter, and allowed. */
    static void notBlank(String field, @Nullable String value) {
        if (value != null && value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be empty");
        }
    }

    static void positive(String field, @Nullable Duration value) {
        if (value != null && (value.isZero() || value.isNegative())) {
            throw new IllegalArgumentException(field + " must be positive, got " + value);
        }
    }

    /** An unmodifiable copy in the order of the file, which {@link Map#copyOf} would lose. */
    static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
