package io.headroom.core.series;

import java.util.Arrays;

/**
 * The last value moved on by the median of the last changes over a season (after Theil 1950, Sen 1968): almost half of
 * them may be anything, so neither an import nor a purge is a trend.
 */
record RobustDrift(int season) implements Forecaster {
    private static final int FEWEST = 4;
    private static final int MOST = 15;

    @Override
    public Forecaster after(Tape past, double value) {
        return this;
    }

    @Override
    public boolean isReady(Tape past) {
        return changes(past) >= FEWEST;
    }

    private int changes(Tape past) {
        return Math.min(MOST, (past.length() - 1) / season);
    }

    @Override
    public void path(Tape past, double[] path) {
        double[] changes = new double[changes(past)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = past.back(1 + i * season) - past.back(1 + (i + 1) * season);
        }
        Arrays.sort(changes);
        double median = (changes[(changes.length - 1) / 2] + changes[changes.length / 2]) / 2;
        for (int i = 0; i < path.length; i++) {
            path[i] = past.back(1) + median * (i + 1) / season;
        }
    }

    @Override
    public String method() {
        return "robust-drift";
    }
}
