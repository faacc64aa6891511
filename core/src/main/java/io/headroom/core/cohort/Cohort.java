package io.headroom.core.cohort;

import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows that were born in one month, in UTC. The text form, {@code 2026-05}, or {@code unknown} for rows that do not
 * say when they were created, is part of the topic and HTTP contract.
 *
 * @param start first second of the month since 1970; that of 1990, the clamp of growth, for unknown
 */
public record Cohort(long start) implements Comparable<Cohort> {
    public static final Cohort UNKNOWN = new Cohort(Bucket.BEFORE.start());
    private static final String UNKNOWN_TEXT = "unknown";

    public static Cohort of(@Nullable Instant birth) {
        return birth == null
                ? UNKNOWN
                : new Cohort(Bucket.of(Origin.RECONSTRUCTED, Granularity.MONTH, birth)
                        .start());
    }

    /** @throws IllegalArgumentException if {@code text} is neither a month nor unknown */
    public static Cohort parse(String text) {
        if (text.equals(UNKNOWN_TEXT)) {
            return UNKNOWN;
        }
        try {
            return new Cohort(
                    YearMonth.parse(text).atDay(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no cohort: write a month such as 2026-05", e);
        }
    }

    /** Empty where nobody knows. */
    public Optional<YearMonth> month() {
        return equals(UNKNOWN)
                ? Optional.empty()
                : Optional.of(YearMonth.from(Instant.ofEpochSecond(start).atOffset(ZoneOffset.UTC)));
    }

    public void write(WireWriter out) {
        out.putSigned(start);
    }

    public static Cohort read(WireReader in) {
        return new Cohort(in.getSigned());
    }

    /** Oldest first, unknown before all. */
    @Override
    public int compareTo(Cohort other) {
        return Long.compare(start, other.start);
    }

    @Override
    public String toString() {
        return month().map(YearMonth::toString).orElse(UNKNOWN_TEXT);
    }
}
