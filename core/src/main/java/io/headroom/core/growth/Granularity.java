package io.headroom.core.growth;

import io.headroom.core.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Widths of growth buckets, cut in UTC. The codes are part of the binary contract. */
public enum Granularity {
    /** For databases and tables only, kept for two days. */
    FIVE_MINUTES(0, Duration.ofDays(2)),
    HOUR(1, Duration.ofDays(42)),
    /** Kept for 25 months; older days are added up into months. */
    DAY(2, Duration.ofDays(762)),
    MONTH(3, ChronoUnit.FOREVER.getDuration());

    private static final Granularity[] BY_CODE = values();

    private final int code;
    private final Duration kept;

    Granularity(int code, Duration kept) {
        this.code = code;
        this.kept = kept;
    }

    public int code() {
        return code;
    }

    /**
     * @throws IllegalArgumentException if no granularity has this code
     */
    public static Granularity ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("granularity " + code + " is unknown");
        }
        return BY_CODE[code];
    }

    /** The start of the bucket in which {@code second} (since 1970) falls. */
    public long start(long second) {
        return switch (this) {
            case FIVE_MINUTES -> second - Math.floorMod(second, Bucket.FINEST.toSeconds());
            case HOUR -> second - Math.floorMod(second, Duration.ofHours(1).toSeconds());
            case DAY -> second - Math.floorMod(second, Duration.ofDays(1).toSeconds());
            case MONTH -> first(date(second).withDayOfMonth(1));
        };
    }

    /** First second of the pack in which {@code second} falls: five minutes by the hour, hours by the day, days by the month, months by the year. */
    public long pack(long second) {
        return switch (this) {
            case FIVE_MINUTES -> HOUR.start(second);
            case HOUR -> DAY.start(second);
            case DAY -> MONTH.start(second);
            case MONTH -> first(date(second).withDayOfYear(1));
        };
    }

    private static LocalDate date(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }

    private static long first(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** First second of the oldest bucket that is kept at {@code now}; the start of time for months. */
    public long oldest(Instant now) {
        return this == MONTH ? Long.MIN_VALUE : now.minus(kept).getEpochSecond();
    }

    /** Whether a bucket of this start is still kept at {@code now}. */
    public boolean keeps(long start, Instant now) {
        return start >= oldest(now);
    }

    /** Whether buckets of this width are kept for the scope at all. */
    public boolean serves(Scope scope) {
        return this != FIVE_MINUTES || scope instanceof Scope.OfDatabase || scope instanceof Scope.OfTable;
    }
}
