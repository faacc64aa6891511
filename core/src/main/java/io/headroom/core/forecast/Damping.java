package io.headroom.core.forecast;

/** Sums of a trend that fades by the same share every day, tabulated: a backtest asks for them thousands of times. */
final class Damping {
    static final double PER_DAY = 0.995;

    private static final int LONGEST = 3 * 366;
    private static final double[] SUMS = new double[LONGEST + 1];
    private static final double[] SUMS_OF_SUMS = new double[LONGEST + 1];

    static {
        double power = 1;
        for (int day = 1; day <= LONGEST; day++) {
            power *= PER_DAY;
            SUMS[day] = SUMS[day - 1] + power;
            SUMS_OF_SUMS[day] = SUMS_OF_SUMS[day - 1] + SUMS[day];
        }
    }

    private Damping() {}

    /** φ + φ² + … + φᵈ for {@code d} days. */
    static double sum(int days) {
        return SUMS[days];
    }

    /** The sum of {@link #sum} over the days 1 to {@code days}. */
    static double sumOfSums(int days) {
        return SUMS_OF_SUMS[days];
    }
}
