package io.headroom.core.forecast;

import java.util.Arrays;

/**
 * The median slope between any two week ends of the last 17 weeks (Theil 1950, Sen 1968): up to 29 % of those levels may
 * be anything, though a step in the level that stays is a slope. Whole weeks, so the weekday does not matter.
 */
final class RobustSlope implements FlowModel {
    static final RobustSlope START = new RobustSlope(new double[] {0}, 0, 0, 0);
    private static final int POINTS = 17;
    private static final int WEEK = 7;

    private final double[] levels;
    private final int days;
    private final double level;
    private final double perDay;

    private RobustSlope(double[] levels, int days, double level, double perDay) {
        this.levels = levels;
        this.days = days;
        this.level = level;
        this.perDay = perDay;
    }

    @Override
    public FlowModel after(double net) {
        double reached = level + net;
        if ((days + 1) % WEEK != 0) {
            return new RobustSlope(levels, days + 1, reached, perDay);
        }
        int kept = Math.min(levels.length, POINTS - 1);
        double[] next = Arrays.copyOf(Arrays.copyOfRange(levels, levels.length - kept, levels.length), kept + 1);
        next[kept] = reached;
        return new RobustSlope(next, days + 1, reached, medianSlope(next));
    }

    /** In rows or bytes per day, over all pairs: 136 at most, which is cheaper sorted than anything cleverer. */
    private static double medianSlope(double[] levels) {
        double[] slopes = new double[levels.length * (levels.length - 1) / 2];
        int count = 0;
        for (int i = 1; i < levels.length; i++) {
            for (int j = 0; j < i; j++) {
                slopes[count++] = (levels[i] - levels[j]) / ((i - j) * WEEK);
            }
        }
        Arrays.sort(slopes);
        return (slopes[(count - 1) / 2] + slopes[count / 2]) / 2;
    }

    @Override
    public double ahead(int ahead) {
        return perDay * ahead;
    }

    @Override
    public String method() {
        return "robust-slope";
    }
}
