package io.headroom.core.projection;

import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.growth.Granularity;
import io.headroom.core.series.Grid;
import io.headroom.core.series.Reading;
import io.headroom.core.series.Seasons;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The closed buckets of a series as values on even steps, up to the open one.
 *
 * @param values one per step, NaN where nothing was read; what lies before a long gap is left out
 * @param end of the last step
 */
@SuppressWarnings("ArrayRecordComponent") // Folded once, never compared.
record KnownValues(UsageSeries series, double[] values, Instant end) {
    /** A week of days has a peak of its own for each; a year would have to be seen twice, and 25 months are kept. */
    private static final int WEEK = 7;

    private static final int DAY = 24;
    private static final int YEAR = 365;
    private static final MathContext DIGITS = new MathContext(6);

    /** @param closed by first second, all before {@code end} */
    static KnownValues of(UsageSeries series, NavigableMap<Long, UsageBucket> closed, Instant end) {
        Statistic statistic = Statistic.of(series.measure());
        List<Reading> readings = new ArrayList<>(closed.size() + 1);
        closed.forEach(
                (start, bucket) -> readings.add(new Reading(Instant.ofEpochSecond(start), statistic.of(bucket))));
        Duration step = step(series);
        readings.add(new Reading(end.minus(step), Double.NaN)); // Up to the end, whether anything was read or not.
        return new KnownValues(series, Grid.of(readings, step, seasons(series)).values(), end);
    }

    private static boolean isHourly(UsageSeries series) {
        return series.step() == Granularity.HOUR;
    }

    private static Duration step(UsageSeries series) {
        return isHourly(series) ? Duration.ofHours(1) : Duration.ofDays(1);
    }

    private static Seasons seasons(UsageSeries series) {
        return new Seasons(isHourly(series) ? List.of(DAY, WEEK * DAY) : List.of(WEEK));
    }

    Seasons seasons() {
        return seasons(series);
    }

    /** After how many steps values of the same time of the day, or of the same day of the week, follow. */
    int period() {
        return isHourly(series) ? DAY : WEEK;
    }

    boolean isByDay() {
        return !isHourly(series);
    }

    int stepsPerWeek() {
        return isHourly(series) ? WEEK * DAY : WEEK;
    }

    int observed() {
        return (int) DoubleStream.of(values).filter(Double::isFinite).count();
    }

    /** How far ahead to look: two days by the hour; by the day half as far as can be looked back, a year at most. */
    int horizon() {
        return isHourly(series) ? 2 * DAY : Math.max(shortest(), Math.min(YEAR, observed() / 2));
    }

    /** To look less far ahead than this is no projection. */
    int shortest() {
        return isHourly(series) ? DAY / 2 : WEEK;
    }

    /** With what is missing on a straight line between what is known around it. */
    double[] bridged() {
        double[] bridged = values.clone();
        int before = 0;
        for (int i = 1; i < bridged.length; i++) {
            if (Double.isFinite(values[i])) {
                for (int gap = before + 1; gap < i; gap++) {
                    bridged[gap] = values[before] + (values[i] - values[before]) * (gap - before) / (i - before);
                }
                before = i;
            }
        }
        for (int i = before + 1; i < bridged.length; i++) {
            bridged[i] = bridged[before];
        }
        return bridged;
    }

    /** The last value there is, and null if there is none. */
    @Nullable
    Double level() {
        return IntStream.iterate(values.length - 1, i -> i >= 0, i -> i - 1)
                .filter(i -> Double.isFinite(values[i]))
                .mapToObj(i -> rounded(values[i]))
                .findFirst()
                .orElse(null);
    }

    UsageProjection projected(UsageProjection.Outlook outlook) {
        return UsageProjection.expecting(end, Statistic.of(series.measure()), level(), observed(), outlook);
    }

    UsageProjection refused(RefusalCode code, String detail, @Nullable Instant until) {
        var refusal = new ProjectionFact.Refused(code, detail, until);
        return new UsageProjection(end, Statistic.of(series.measure()), level(), observed(), null, refusal);
    }

    /** Too little is known, until as many steps more have come. */
    UsageProjection insufficient(int needed) {
        String steps = isHourly(series) ? "hours" : "days";
        String detail = "a forecast needs " + needed + " complete " + steps + " of readings, there are " + observed();
        Instant until = end.plus(step(series).multipliedBy(needed - observed()));
        return refused(RefusalCode.INSUFFICIENT_HISTORY, detail, until);
    }

    /** Nothing is ever less than nothing, and no share of a whole is more than all of it. */
    double within(double value) {
        double most = series.measure().unit() == UsageUnit.SHARE ? 1 : Double.MAX_VALUE;
        return rounded(Math.max(0, Math.min(most, value)));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
