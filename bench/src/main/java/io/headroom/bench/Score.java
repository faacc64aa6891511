package io.headroom.bench;

import io.headroom.core.series.Fan;

/**
 * The M4 competition's measures, summed up over series.
 *
 * @param covered80 share of values within the 80 % interval
 */
record Score(
        int series,
        double smape,
        double mase,
        double naiveSmape,
        double naiveMase,
        double msis,
        double naiveMsis,
        double covered80,
        double covered95) {
    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final double PENALTY = 2 / 0.05;

    /** @param scale mean absolute change over the season in the past */
    static Score of(Fan fan, double[] naive, Fan.Interval[] naiveIntervals, double[] actual, double scale) {
        Score sum = NONE;
        for (int i = 0; i < actual.length; i++) {
            Fan.Step step = fan.steps().get(i);
            sum = sum.plus(of(step, naive[i], naiveIntervals[i], actual[i], scale));
        }
        return sum.times(1.0 / actual.length, 1);
    }

    private static Score of(Fan.Step step, double naive, Fan.Interval naiveInterval, double actual, double scale) {
        Fan.Interval wide = step.intervals().get(1);
        return new Score(
                1,
                symmetric(step.median(), actual),
                Math.abs(step.median() - actual) / scale,
                symmetric(naive, actual),
                Math.abs(naive - actual) / scale,
                interval(wide, actual) / scale,
                interval(naiveInterval, actual) / scale,
                covers(step.intervals().get(0), actual),
                covers(wide, actual));
    }

    private static double interval(Fan.Interval said, double actual) {
        double outside = Math.max(0, Math.max(said.lower() - actual, actual - said.upper()));
        return said.upper() - said.lower() + PENALTY * outside;
    }

    private static double symmetric(double said, double actual) {
        return 200 * Math.abs(said - actual) / (Math.abs(said) + Math.abs(actual));
    }

    private static double covers(Fan.Interval interval, double actual) {
        return actual >= interval.lower() && actual <= interval.upper() ? 1 : 0;
    }

    Score plus(Score more) {
        return new Score(
                series + more.series,
                smape + more.smape,
                mase + more.mase,
                naiveSmape + more.naiveSmape,
                naiveMase + more.naiveMase,
                msis + more.msis,
                naiveMsis + more.naiveMsis,
                covered80 + more.covered80,
                covered95 + more.covered95);
    }

    private Score times(double by, int count) {
        return new Score(
                count,
                smape * by,
                mase * by,
                naiveSmape * by,
                naiveMase * by,
                msis * by,
                naiveMsis * by,
                covered80 * by,
                covered95 * by);
    }

    /** Overall weighted average: 1 is as good as {@link Naive2}. */
    double owa() {
        return (smape / naiveSmape + mase / naiveMase) / 2;
    }

    @Override
    public String toString() {
        return String.format(
                "%4d series  OWA %.3f  sMAPE %.2f  MASE %.3f  MSIS %.2f (%.3f of naive)  coverage 80: %.3f  95: %.3f",
                series,
                owa(),
                smape / series,
                mase / series,
                msis / series,
                msis / naiveMsis,
                covered80 / series,
                covered95 / series);
    }
}
