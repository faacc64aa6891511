package io.headroom.core.series;

/**
 * What a path has to stay within to be believed: the range of all values so far, widened by itself on both sides. It
 * drops what an unstable autoregression says, and does not hinder any trend that history supports.
 */
record Limits(double least, double most) {
    static final Limits NONE = new Limits(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    /** What was always positive may fall to this part of its least value, no further. */
    private static final double DEEPEST = 0.1;

    private static final double FARTHEST = 3;
    private static final double CLOSE = 0.01;

    Limits after(double value) {
        return value >= least && value <= most ? this : new Limits(Math.min(least, value), Math.max(most, value));
    }

    /** Whether values have been so close to zero that the ratio of two of them may be anything. */
    boolean nearsZero() {
        return least < CLOSE * most;
    }

    double range() {
        return most - least;
    }

    /** @param path as candidates of this scale see it */
    boolean allow(Scale scale, double[] path) {
        double top = scale.seen(most + range());
        double bottom = scale == Scale.LOG ? Math.log(DEEPEST * least) : least - range();
        for (double seen : path) {
            if (!(seen >= bottom && seen <= top)) {
                return false;
            }
        }
        return true;
    }

    /** Where an interval ends at the latest: beyond this nothing has been learned. */
    double highest(double upper) {
        return Math.min(upper, most + FARTHEST * range());
    }

    double lowest(double lower) {
        return clamped(Math.max(lower, least - FARTHEST * range()));
    }

    /** A size is never negative: what was never below zero will not be. */
    double clamped(double value) {
        return least >= 0 ? Math.max(DEEPEST * least, value) : value;
    }
}
