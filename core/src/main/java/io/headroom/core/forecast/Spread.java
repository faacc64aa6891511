package io.headroom.core.forecast;

import java.util.Arrays;

/**
 * The errors the combined forecast made at one lead, each over the size of the flow at its time (as in locally weighted
 * conformal prediction, Lei et al. 2018), and a factor that widens or narrows the interval until the past would have
 * been covered (adaptive conformal inference, Gibbs and Candès 2021).
 */
final class Spread {
    private static final double TAIL = 0.1;
    private static final double STEP = 0.06;
    private static final double NARROWEST = 0.6;
    private static final double WIDEST = 2.5;

    private double[] sorted = new double[16];
    private int count;
    private double factor = 1;

    /**
     * Takes in one more error.
     *
     * @param covered whether it lay within the interval given at the time
     * @param weight of this one miss or hit, from 0 to 1: less where windows overlap
     */
    void met(double error, boolean covered, double weight) {
        int found = Arrays.binarySearch(sorted, 0, count, error);
        int index = found < 0 ? -found - 1 : found;
        if (count == sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * count);
        }
        System.arraycopy(sorted, index, sorted, index + 1, count - index);
        sorted[index] = error;
        count++;
        double step = STEP * weight * (covered ? -2 * TAIL : 1 - 2 * TAIL);
        factor = Math.min(WIDEST, Math.max(NARROWEST, factor * Math.exp(step)));
    }

    int count() {
        return count;
    }

    double factor() {
        return factor;
    }

    double low() {
        return quantile(TAIL);
    }

    double median() {
        return quantile(0.5);
    }

    double high() {
        return quantile(1 - TAIL);
    }

    /** The conformal quantile: of n errors the (n + 1)p-th, so that few errors reach further out; 0 of none. */
    private double quantile(double p) {
        if (count == 0) {
            return 0;
        }
        double rank = Math.max(1, Math.min(count, p * (count + 1))) - 1;
        int below = (int) rank;
        int above = Math.min(count - 1, below + 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
