package io.headroom.core.series;

/** The profile of the last three seasons, recent ones counting more, lifted to the level of the last day's worth of steps. */
record SeasonalMean(int season) implements Forecaster {
    private static final double[] SHARES = {0.46, 0.32, 0.22};
    private static final int LONGEST_GAP = 24;

    @Override
    public Forecaster after(Tape past, double value) {
        return this;
    }

    @Override
    public boolean isReady(Tape past) {
        return past.length() >= SHARES.length * season;
    }

    @Override
    public void path(Tape past, double[] path) {
        int steps = Math.min(season, LONGEST_GAP);
        double gap = 0;
        for (int lag = 1; lag <= steps; lag++) {
            gap += past.back(lag) - profile(past, lag);
        }
        for (int i = 0; i < path.length; i++) {
            path[i] = profile(past, season - i % season) + gap / steps;
        }
    }

    private double profile(Tape past, int lag) {
        double mean = 0;
        for (int i = 0; i < SHARES.length; i++) {
            mean += SHARES[i] * past.back(lag + i * season);
        }
        return mean;
    }

    @Override
    public String method() {
        return "seasonal-mean-" + season;
    }
}
