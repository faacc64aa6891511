package io.headroom.core.config;

import io.headroom.core.usage.UsageUnit;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of measures as people write them: {@code 70%}, {@code 10GB}, {@code PT5M}, {@code 500M}. */
final class Quantities {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?) ?([kMG%]?)");
    private static final Map<String, BigDecimal> FACTORS = Map.of(
            "", BigDecimal.ONE,
            "k", BigDecimal.valueOf(1_000),
            "M", BigDecimal.valueOf(1_000_000),
            "G", BigDecimal.valueOf(1_000_000_000),
            "%", new BigDecimal("0.01"));

    private Quantities() {}

    /** @throws IllegalArgumentException with the end of a sentence, if it is no value of this unit */
    static double parse(String text, UsageUnit unit) {
        return switch (unit) {
            case SHARE -> number(text, "%", "a share such as 70%");
            case COUNT, PER_SECOND -> number(text, "kMG", "a number such as 10 or 500M");
            case BYTES, BYTES_PER_SECOND -> Scalars.bytes(text).count();
            case SECONDS -> Scalars.duration(text).toMillis() / 1000.0;
        };
    }

    private static double number(String text, String suffixes, String form) {
        Matcher number = NUMBER.matcher(text);
        boolean fits = number.matches()
                && (number.group(2).isEmpty() ? !suffixes.equals("%") : suffixes.contains(number.group(2)));
        if (!fits) {
            throw new IllegalArgumentException("must be " + form + ", got " + text);
        }
        BigDecimal factor = FACTORS.getOrDefault(number.group(2), BigDecimal.ONE);
        return new BigDecimal(number.group(1)).multiply(factor).doubleValue();
    }
}
