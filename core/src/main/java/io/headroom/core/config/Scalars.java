package io.headroom.core.config;

import io.headroom.core.quantity.Bytes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Readings of a single value. Each refuses with the end of a sentence that {@link Section} begins with the key. */
final class Scalars {
    private Scalars() {}

    static String text(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text;
    }

    static Bytes bytes(String text) {
        try {
            return Bytes.parse(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("must be a size such as 50GB or 4GiB, got " + text, e);
        }
    }

    static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a duration such as P14D or PT1S, got " + text, e);
        }
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone such as Europe/London, got " + text, e);
        }
    }

    /** Only these two words: YAML's {@code yes}, {@code on} and {@code y} are where readers disagree. */
    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false, got " + text);
        };
    }
}
