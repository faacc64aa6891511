package io.headroom.core.forecast;

/**
 * Exponential smoothing of the level with a trend that fades (Gardner and McKenzie 1985), in its error-correction form.
 *
 * @param gap smoothed level minus actual level
 * @param trend smoothed net per day
 */
record FadingFlow(int days, double gap, double trend) implements FlowModel {
    static final FadingFlow START = new FadingFlow(0, 0, 0);
    private static final double LEVEL_GAIN = 0.8;
    private static final double TREND_GAIN = 0.08;

    @Override
    public FlowModel after(double net) {
        double expected = gap + Damping.PER_DAY * trend;
        double error = net - expected;
        // A plain mean until there are enough days: the fixed gain would take months to leave its start.
        double gain = Math.max(TREND_GAIN, 1.0 / (days + 1));
        return new FadingFlow(days + 1, (LEVEL_GAIN - 1) * error, Damping.PER_DAY * trend + gain * error);
    }

    @Override
    public double ahead(int ahead) {
        return gap + trend * Damping.sum(ahead);
    }

    @Override
    public String method() {
        return "damped-trend";
    }
}
