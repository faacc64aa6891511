package io.headroom.core.projection;

import io.headroom.core.growth.Granularity;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageKey;
import io.headroom.core.usage.UsageMeasure;
import java.time.Instant;
import java.util.Objects;

/**
 * A sampled measure of a subject, by hour or by day: the key of {@code headroom.usage-projections}. Text form {@code
 * instance:main/CONNECTIONS_USED/DAY}.
 */
public record UsageSeries(Subject subject, UsageMeasure measure, Granularity step) {
    private static final int HOUR_SPREAD_SECONDS = 600;
    private static final int DAY_SPREAD_SECONDS = 3600;

    public UsageSeries {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(measure, "measure");
        if (step != Granularity.HOUR && step != Granularity.DAY) {
            throw new IllegalArgumentException("a measure is projected by HOUR or DAY, not by " + step);
        }
    }

    /**
     * Whether there is such a projection. Tables have none: their rows and bytes are projected by what comes and goes.
     * Sequences are many, and by day.
     */
    public static boolean isProjected(UsageKey key) {
        boolean day = key.granularity() == Granularity.DAY;
        return switch (key.subject().kind()) {
            case TABLE -> false;
            case SEQUENCE -> day;
            default -> day || key.granularity() == Granularity.HOUR;
        };
    }

    /** The series that a bucket belongs to. */
    public static UsageSeries of(UsageKey key) {
        return new UsageSeries(key.subject(), key.measure(), key.granularity());
    }

    /** The key of its bucket that begins at this second. */
    public UsageKey bucket(long start) {
        return new UsageKey(subject, measure, step, start);
    }

    /**
     * From when on the buckets before {@code start} are projected: not all series at once, or every hour would begin with
     * a pause for all else that waits for the same thread. It follows from the name, so it is the same everywhere.
     */
    public Instant due(long start) {
        int spread = step == Granularity.HOUR ? HOUR_SPREAD_SECONDS : DAY_SPREAD_SECONDS;
        return Instant.ofEpochSecond(start + Math.floorMod(toString().hashCode(), spread));
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if {@code text} has no subject, or does not end in /MEASURE/STEP
     */
    public static UsageSeries parse(String text) {
        int second = text.lastIndexOf('/');
        int first = text.lastIndexOf('/', second - 1);
        if (first < 0) {
            throw new IllegalArgumentException("'" + text + "' is no series: it must end in /MEASURE/STEP");
        }
        return new UsageSeries(
                Subject.parse(text.substring(0, first)),
                UsageMeasure.valueOf(text.substring(first + 1, second)),
                Granularity.valueOf(text.substring(second + 1)));
    }

    @Override
    public String toString() {
        return subject + "/" + measure + "/" + step;
    }
}
