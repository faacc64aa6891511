package io.headroom.core.series;

/** What was there one season ago; with a season of one step, the last value. Hard to beat on machines' measures. */
record SeasonalNaive(int season) implements Forecaster {

    @Override
    public Forecaster after(Tape past, double value) {
        return this;
    }

    @Override
    public boolean isReady(Tape past) {
        return past.length() >= season;
    }

    @Override
    public void path(Tape past, double[] path) {
        for (int i = 0; i < path.length; i++) {
            path[i] = i < season ? past.back(season - i) : path[i - season];
        }
    }

    @Override
    public String method() {
        return season == 1 ? "last-value" : "seasonal-naive-" + season;
    }
}
