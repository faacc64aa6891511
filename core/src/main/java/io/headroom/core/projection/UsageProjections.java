package io.headroom.core.projection;

import io.headroom.core.growth.Granularity;
import io.headroom.core.usage.UsageBucket;
import java.time.Instant;
import java.util.NavigableMap;

/**
 * What is expected of a sampled measure, from its closed buckets alone. What fills up is projected by what comes and goes,
 * what goes up and down by its values.
 */
public final class UsageProjections {
    private static final int FEWEST_HOURS = 24;
    private static final int FEWEST_DAYS = 14;

    private UsageProjections() {}

    /**
     * The same buckets give the same answer, always.
     *
     * @param closed by their first seconds, all before {@code end}
     * @param end where the bucket begins that is still open
     */
    public static UsageProjection project(UsageSeries series, NavigableMap<Long, UsageBucket> closed, Instant end) {
        KnownValues known = KnownValues.of(series, closed, end);
        boolean byDay = series.step() == Granularity.DAY;
        boolean fillsUp = byDay && Statistic.of(series.measure()) == Statistic.LAST;
        int needed = byDay ? FEWEST_DAYS + (fillsUp ? 1 : 0) : FEWEST_HOURS;
        if (known.observed() < needed) {
            return known.insufficient(needed);
        }
        return fillsUp ? FilledUp.project(known) : UpDown.project(known);
    }
}
