package io.headroom.core.series;

/** Exponential smoothing with a trend that fades (Gardner and McKenzie 1985), in its error-correction form. */
record DampedTrend(double level, double trend) implements Forecaster {
    static final DampedTrend START = new DampedTrend(0, 0);
    private static final double LEVEL_GAIN = 0.3;
    private static final double TREND_GAIN = 0.03;
    private static final double DAMPING = 0.98;

    @Override
    public Forecaster after(Tape past, double value) {
        long count = past.count() + 1;
        if (count == 1) {
            return new DampedTrend(value, 0);
        }
        double expected = level + DAMPING * trend;
        double error = value - expected;
        // Plain means until there are enough values: the fixed gains would take long to leave their start.
        double gain = Math.max(LEVEL_GAIN, 1.0 / count);
        double turn = Math.max(TREND_GAIN, LEVEL_GAIN / count);
        return new DampedTrend(expected + gain * error, DAMPING * trend + turn * error);
    }

    @Override
    public boolean isReady(Tape past) {
        return past.count() >= 2;
    }

    @Override
    public void path(Tape past, double[] path) {
        double step = trend;
        double reached = level;
        for (int i = 0; i < path.length; i++) {
            step *= DAMPING;
            reached += step;
            path[i] = reached;
        }
    }

    @Override
    public String method() {
        return "damped-trend";
    }
}
