package io.headroom.core.quantity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of storage or memory, in bytes. {@code GB} is 10⁹ and {@code GiB} is 2³⁰, as in the SI and IEC 80000-13.
 *
 * @param count never negative: a difference of sizes is a plain {@code long}
 */
public record Bytes(long count) implements Comparable<Bytes> {
    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([A-Za-z]*)");
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final List<String> NAMES = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("kb", 1_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30),
            Map.entry("tib", 1L << 40));

    public Bytes {
        if (count < 0) {
            throw new IllegalArgumentException("a size must not be negative, got " + count);
        }
    }

    /**
     * Reads {@code 50GB}, {@code 1.5 GiB}, {@code 4096}.
     *
     * @throws IllegalArgumentException if the text is no number with a known unit, or the size is no whole byte count below 2⁶³
     */
    public static Bytes parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        Long unit = matcher.matches() ? UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no size: write a number and a unit such as 50GB or 4GiB");
        }
        try {
            BigDecimal count = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
            return new Bytes(count.longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no size: it must come to a whole number of bytes below 8 EiB", e);
        }
    }

    /** For sentences, as the page writes them: {@code 512 B}, {@code 3.25 MB}, {@code 8 GB}; three digits at most, no zeros at the end. */
    public String said() {
        BigDecimal size = BigDecimal.valueOf(count).round(DIGITS);
        int thousands = (size.precision() - size.scale() - 1) / 3;
        return size.movePointLeft(3 * thousands).stripTrailingZeros().toPlainString() + " " + NAMES.get(thousands);
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(count, other.count);
    }
}
