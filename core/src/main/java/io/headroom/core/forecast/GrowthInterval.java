package io.headroom.core.forecast;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The 80 % interval of the mean net per day, of what a forecast was learned from. It tells a slow growth underneath bursts or
 * a saw-tooth from none at all long before any single month does.
 *
 * @param low rows or bytes per day, as {@code high}
 */
public record GrowthInterval(double low, double high) {
    /** Of what never was measured. */
    public static final GrowthInterval UNKNOWN = new GrowthInterval(-Double.MAX_VALUE, Double.MAX_VALUE);

    private static final int WEEK = 7;
    private static final int MOST_WEEKS = 26;
    /** Of the normal distribution, at 90 %. */
    private static final double NORMAL = 1.2816;

    /** @throws IllegalArgumentException if the ends are no numbers or the wrong way round */
    public GrowthInterval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("no interval: " + low + " to " + high);
        }
    }

    /** From the nets of up to half a year of whole weeks: days of a week depend on each other, weeks hardly do. */
    static GrowthInterval of(Series series) {
        int weeks = Math.min(MOST_WEEKS, series.length() / WEEK);
        int from = series.length() - weeks * WEEK;
        double[] nets = new double[weeks];
        Arrays.setAll(nets, week -> series.sum(from + week * WEEK, from + (week + 1) * WEEK));
        return ofWeeks(nets);
    }

    /**
     * The same from levels, which are compared with those of the same time a week before.
     *
     * @param levels on even steps, each a number
     * @param stepsPerWeek how many of them are a week
     */
    public static GrowthInterval ofLevels(double[] levels, int stepsPerWeek) {
        int weeks = Math.min(MOST_WEEKS, (levels.length - 1) / stepsPerWeek);
        int last = levels.length - 1;
        double[] nets = new double[Math.max(0, weeks)];
        Arrays.setAll(nets, week -> levels[last - week * stepsPerWeek] - levels[last - (week + 1) * stepsPerWeek]);
        return ofWeeks(nets);
    }

    private static GrowthInterval ofWeeks(double[] nets) {
        int weeks = nets.length;
        if (weeks < 2) {
            return UNKNOWN;
        }
        double mean = DoubleStream.of(nets).sum() / weeks;
        double squares = 0;
        for (double net : nets) {
            squares += (net - mean) * (net - mean);
        }
        double reach = student(weeks - 1) * Math.sqrt(squares / (weeks - 1) / weeks);
        return new GrowthInterval((mean - reach) / WEEK, (mean + reach) / WEEK);
    }

    /** Student's quantile at 90 %, by the expansion in the degrees of freedom (Fisher 1926, Abramowitz and Stegun 26.7.5). */
    private static double student(int degrees) {
        double square = NORMAL * NORMAL;
        double first = NORMAL * (square + 1) / 4;
        double second = NORMAL * ((5 * square + 16) * square + 3) / 96;
        return NORMAL + first / degrees + second / degrees / degrees;
    }

    /** Whether it says that something grows, or that something shrinks. */
    public boolean leavesZeroOut() {
        return low > 0 || high < 0;
    }

    /** Of two quantities together, as if good and bad days came to both at once. */
    public GrowthInterval plus(GrowthInterval other) {
        return new GrowthInterval(low + other.low, high + other.high);
    }

    /** The same in a unit of which each is {@code factor} of this one's. */
    public GrowthInterval times(double factor) {
        return new GrowthInterval(low * factor, high * factor);
    }
}
