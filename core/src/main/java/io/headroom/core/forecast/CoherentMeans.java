package io.headroom.core.forecast;

import java.util.Arrays;

/**
 * Makes the means of parts add up to that of the whole, which stands (reconciliation from the top down; Hyndman et al. 2011,
 * Athanasopoulos et al. 2009). Means add, medians do not.
 */
public final class CoherentMeans {
    private CoherentMeans() {}

    /**
     * The mean of what has these quantiles, by three points (Swanson's rule, Keefer and Bodily 1983); it is P50 where the band is
     * even.
     */
    public static long mean(long p10, long p50, long p90) {
        return p50 + Math.round(0.3 * ((p90 - p50) - (p50 - p10)));
    }

    /**
     * What of {@code whole} is whose. What the parts' own means are short of it, or have too much, goes to them by the width of
     * their bands: whoever is sure of itself stays where it is. Where that would leave less than nothing to one, or no part
     * has a band, all are scaled alike instead.
     *
     * @param whole mean of all of them together
     * @param means what each part expects by itself, none negative
     * @param widths of their bands, from P10 to P90; 0 of what is not expected to change
     * @return one for each part, none negative, in sum {@code whole}; each may be rounded either way
     * @throws IllegalArgumentException if there is no part, or something is negative
     */
    public static long[] of(long whole, long[] means, long[] widths) {
        requireSizes(whole, means, widths);
        long sum = Arrays.stream(means).sum();
        if (whole == sum) {
            return means.clone();
        }
        if (Arrays.stream(widths).sum() > 0) {
            long[] moved = plus(means, split(whole - sum, widths));
            if (Arrays.stream(moved).noneMatch(mean -> mean < 0)) {
                return moved;
            }
        }
        return split(whole, sum > 0 ? means : evenly(means.length));
    }

    private static void requireSizes(long whole, long[] means, long[] widths) {
        boolean isNegative = Arrays.stream(means).anyMatch(mean -> mean < 0)
                || Arrays.stream(widths).anyMatch(width -> width < 0);
        if (whole < 0 || isNegative || means.length == 0 || means.length != widths.length) {
            throw new IllegalArgumentException("no parts of " + whole + ": means " + Arrays.toString(means)
                    + ", widths " + Arrays.toString(widths));
        }
    }

    /** An amount in proportion to weights; what rounding takes from one it gives to the next. */
    private static long[] split(long amount, long[] weights) {
        double all = Arrays.stream(weights).sum();
        long[] parts = new long[weights.length];
        long before = 0;
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            before += weights[i];
            long until = Math.round(amount * (before / all));
            parts[i] = until - given;
            given = until;
        }
        return parts;
    }

    private static long[] plus(long[] a, long[] b) {
        long[] sum = new long[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }

    private static long[] evenly(int count) {
        long[] weights = new long[count];
        Arrays.fill(weights, 1);
        return weights;
    }
}
