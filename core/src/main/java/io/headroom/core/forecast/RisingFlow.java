package io.headroom.core.forecast;

/**
 * Double exponential smoothing of the flow itself (Holt 1957), its trend damped as Gardner and McKenzie (1985) do: what
 * compounds, or slows down, is followed without a logarithm, so that a level added underneath changes nothing.
 *
 * @param flow smoothed net per day
 * @param trend its change per day
 */
record RisingFlow(int days, double flow, double trend) implements FlowModel {
    static final RisingFlow START = new RisingFlow(0, 0, 0);
    private static final double FLOW_GAIN = 0.04;
    private static final double TREND_GAIN = 0.0008;

    @Override
    public FlowModel after(double net) {
        double expected = flow + Damping.PER_DAY * trend;
        double error = net - expected;
        double gain = Math.max(FLOW_GAIN, 1.0 / (days + 1));
        return new RisingFlow(days + 1, expected + gain * error, Damping.PER_DAY * trend + TREND_GAIN * error);
    }

    @Override
    public double ahead(int ahead) {
        return flow * ahead + trend * Damping.sumOfSums(ahead);
    }

    @Override
    public String method() {
        return "rising-flow";
    }
}
