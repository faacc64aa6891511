package io.headroom.core.series;

/**
 * What the candidates of a field expect.
 *
 * @param each of them, as it sees it; empty where it says nothing
 * @param firstLog index of the first that sees logarithms
 */
@SuppressWarnings("ArrayRecordComponent") // Blended at once, never compared.
record Paths(double[][] each, int firstLog) {

    /** What a candidate expects at a step, in the series' own units; NaN if it says nothing. */
    double value(int candidate, int step) {
        double[] path = each[candidate];
        if (path.length == 0) {
            return Double.NaN;
        }
        return candidate < firstLog ? path[step] : Math.exp(path[step]);
    }

    /** The weighted mean: arithmetic among the candidates on values, geometric among those on logarithms. */
    double[] blend(double[] shares, int steps) {
        double[] blend = sum(shares, 0, firstLog, steps);
        double logShare = 0;
        for (int i = firstLog; i < each.length; i++) {
            logShare += shares[i];
        }
        if (logShare > 0) {
            double[] logs = sum(shares, firstLog, each.length, steps);
            for (int step = 0; step < steps; step++) {
                blend[step] += logShare * Math.exp(logs[step] / logShare);
            }
        }
        return blend;
    }

    private double[] sum(double[] shares, int from, int to, int steps) {
        double[] sum = new double[steps];
        for (int i = from; i < to; i++) {
            double[] path = each[i];
            if (path.length > 0 && shares[i] > 0) {
                for (int step = 0; step < steps; step++) {
                    sum[step] += shares[i] * path[step];
                }
            }
        }
        return sum;
    }
}
