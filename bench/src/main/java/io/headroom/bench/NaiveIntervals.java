package io.headroom.bench;

import io.headroom.core.series.Fan;
import java.util.Arrays;

/**
 * The intervals of the M4 competition's Naive method: the last value, and 1.96 deviations of one-step changes times the
 * root of the lead on both sides (Makridakis, Spiliotis and Assimakopoulos 2020).
 */
final class NaiveIntervals {
    private static final double QUANTILE = 1.96;

    private NaiveIntervals() {}

    static Fan.Interval[] path(double[] values, int horizon) {
        double last = values[values.length - 1];
        double deviation = deviation(values);
        Fan.Interval[] path = new Fan.Interval[horizon];
        Arrays.setAll(path, i -> around(last, QUANTILE * deviation * Math.sqrt(i + 1)));
        return path;
    }

    private static Fan.Interval around(double middle, double reach) {
        return new Fan.Interval(middle - reach, middle + reach);
    }

    private static double deviation(double[] values) {
        double squares = 0;
        for (int i = 1; i < values.length; i++) {
            squares += Math.pow(values[i] - values[i - 1], 2);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
