package io.headroom.core.forecast;

/** The mean net of up to a year, older days forgotten exponentially: for flows that come in rare bursts. */
record LongRunMean(int days, double perDay) implements FlowModel {
    static final LongRunMean START = new LongRunMean(0, 0);
    private static final int MEMORY_DAYS = 180;

    @Override
    public FlowModel after(double net) {
        int seen = Math.min(days + 1, MEMORY_DAYS);
        return new LongRunMean(seen, perDay + (net - perDay) / seen);
    }

    @Override
    public double ahead(int ahead) {
        return perDay * ahead;
    }

    @Override
    public String method() {
        return "long-run-mean";
    }
}
