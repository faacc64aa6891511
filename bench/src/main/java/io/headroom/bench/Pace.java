package io.headroom.bench;

import io.headroom.core.series.Ensemble;

/**
 * How long a value and a forecast take once everything is warm: the best of several rounds, which leaves out what others
 * did on the machine meanwhile.
 *
 * @param update nanoseconds per value
 * @param forecast nanoseconds per forecast to the horizon with two levels
 */
record Pace(double update, double forecast) {
    private static final int ROUNDS = 30;
    private static final int FORECASTS = 500;

    static Pace of(Competition competition, double[] values) {
        Pace best = new Pace(Double.MAX_VALUE, Double.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            Pace pace = once(competition, values);
            best = new Pace(Math.min(best.update, pace.update), Math.min(best.forecast, pace.forecast));
        }
        return best;
    }

    private static Pace once(Competition competition, double[] values) {
        long from = System.nanoTime();
        Ensemble state = Ensemble.of(competition.seasons(), competition.horizon());
        for (double value : values) {
            state = state.after(value);
        }
        long folded = System.nanoTime();
        double sum = 0;
        for (int i = 0; i < FORECASTS; i++) {
            sum += state.fan(0.8, 0.95).steps().get(0).median();
        }
        long until = Double.isNaN(sum) ? Long.MAX_VALUE : System.nanoTime();
        return new Pace((folded - from) / (double) values.length, (until - folded) / (double) FORECASTS);
    }
}
