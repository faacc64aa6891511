package io.headroom.bench;

import java.util.Arrays;

/** What others would say of a level so many steps ahead, from all levels so far, the last one being now. */
enum Rival {
    /** What came in the season before comes again and again. */
    SEASONAL_NAIVE("seasonal naive") {
        @Override
        double ahead(double[] levels, int count, int steps, int season, boolean cumulative) {
            if (count <= season) {
                return levels[count - 1];
            }
            int whole = (steps + season - 1) / season;
            double then = levels[count - 1 + steps - whole * season];
            double perSeason = cumulative ? levels[count - 1] - levels[count - 1 - season] : 0;
            return then + perSeason * whole;
        }
    },
    /** Gardner and McKenzie 1985, with the gains that suit many series. */
    DAMPED_TREND("damped trend") {
        private static final double LEVEL_GAIN = 0.3;
        private static final double TREND_GAIN = 0.03;
        private static final double DAMPING = 0.98;

        @Override
        double ahead(double[] levels, int count, int steps, int season, boolean cumulative) {
            double level = levels[Math.max(0, count - MEMORY)];
            double trend = 0;
            for (int i = Math.max(1, count - MEMORY); i < count; i++) {
                double expected = level + DAMPING * trend;
                double error = levels[i] - expected;
                level = expected + LEVEL_GAIN * error;
                trend = DAMPING * trend + TREND_GAIN * error;
            }
            return level + trend * DAMPING * (1 - Math.pow(DAMPING, steps)) / (1 - DAMPING);
        }
    },
    /** The least-squares line through the last four weeks, as {@code predict_linear(…[4w])} draws it. */
    STRAIGHT_LINE("straight line") {
        @Override
        double ahead(double[] levels, int count, int steps, int season, boolean cumulative) {
            int points = Math.min(count, LINE);
            double middle = (points - 1) / 2.0;
            double mean = Arrays.stream(levels, count - points, count).average().orElse(0);
            double products = 0;
            double squares = 0;
            for (int i = 0; i < points; i++) {
                products += (i - middle) * (levels[count - points + i] - mean);
                squares += (i - middle) * (i - middle);
            }
            return mean + (squares == 0 ? 0 : products / squares) * (middle + steps);
        }
    };

    /** Older levels have no weight left at these gains. */
    private static final int MEMORY = 400;

    private static final int LINE = 28;
    private final String label;

    Rival(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * The level that many steps ahead.
     *
     * @param levels of which the first {@code count} are known
     * @param cumulative whether what repeats itself is the change of a season, not its values
     */
    abstract double ahead(double[] levels, int count, int steps, int season, boolean cumulative);

    /** P10, P50 and P90: around what it says lie the errors that it has made before, so many steps ahead. */
    double[] quantiles(double[] levels, int count, int steps, int season, boolean cumulative) {
        double said = ahead(levels, count, steps, season, cumulative);
        int first = Math.max(2 * season, 14);
        int stride = Math.max(3, (count - first) / 60);
        int origins = Math.max(0, (count - steps - first) / stride);
        double[] errors = new double[origins];
        for (int i = 0; i < origins; i++) {
            int origin = first + i * stride;
            errors[i] = levels[origin + steps - 1] - ahead(levels, origin, steps, season, cumulative);
        }
        Arrays.sort(errors);
        double low = origins == 0 ? 0 : Math.min(0, errors[(int) (0.1 * (origins - 1))]);
        double high = origins == 0 ? 0 : Math.max(0, errors[(int) Math.ceil(0.9 * (origins - 1))]);
        return new double[] {said + low, said, said + high};
    }
}
