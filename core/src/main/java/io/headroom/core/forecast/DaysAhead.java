package io.headroom.core.forecast;

import java.util.Arrays;

/** The days ahead at which a path has a knot, dense where it is near, at most 24; and the origins of a backtest. */
final class DaysAhead {
    /** Days from one origin to the next. No divisor of a week, so that every weekday becomes an origin. */
    static final int STRIDE = 5;

    private static final int[] DAYS = {
        1, 2, 3, 5, 7, 10, 14, 21, 28, 42, 56, 70, 90, 120, 150, 180, 240, 300, 365, 455, 545, 730, 910
    };

    private DaysAhead() {}

    /** The knots up to {@code horizon} days, which is always the last one. */
    static int[] upTo(int horizon) {
        int[] within = Arrays.stream(DAYS).filter(day -> day < horizon).toArray();
        int[] leads = Arrays.copyOf(within, within.length + 1);
        leads[within.length] = horizon;
        return leads;
    }

    /** How many windows of {@code lead} days that do not overlap {@code count} origins amount to. */
    static double windows(double count, int lead) {
        return count * STRIDE / Math.max(STRIDE, lead);
    }
}
