package io.headroom.core.projection;

import io.headroom.core.growth.Granularity;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;

/** Closed buckets of made-up readings, up to a Monday's midnight. */
public final class Buckets {
    public static final Instant END = Instant.parse("2026-11-23T00:00:00Z");

    private Buckets() {}

    /** @param value by how many steps lie before it, from the first on; NaN where nothing was read */
    public static UsageProjection projected(
            String subject, UsageMeasure measure, Granularity step, int steps, IntToDoubleFunction value) {
        UsageSeries series = new UsageSeries(Subject.parse(subject), measure, step);
        Duration width = step == Granularity.HOUR ? Duration.ofHours(1) : Duration.ofDays(1);
        NavigableMap<Long, UsageBucket> closed = new TreeMap<>();
        for (int i = 0; i < steps; i++) {
            double read = value.applyAsDouble(i);
            Instant at = END.minus(width.multipliedBy(steps - i));
            if (Double.isFinite(read)) {
                closed.put(at.getEpochSecond(), new UsageBucket(6, read / 2, read, read, read, at));
            }
        }
        return UsageProjections.project(series, closed, END);
    }

    /** Between -1 and 1, the same for the same number. */
    public static double noise(int number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        return (mixed >> 11) / (double) (1L << 52);
    }
}
