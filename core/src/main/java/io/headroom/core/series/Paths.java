package io.headroom.core.series;

/** What the candidates of a field expect. Each is asked when somebody wants to hear it, and once: most are not heard. */
final class Paths {
    private final Field field;
    private final int steps;
    private final double[][] each;

    Paths(Field field, int steps) {
        this.field = field;
        this.steps = steps;
        this.each = new double[field.size()][];
    }

    /** Whether a candidate says anything. */
    boolean has(int candidate) {
        return of(candidate).length > 0;
    }

    /** What a candidate expects at a step, in the series' own units; NaN if it says nothing. */
    double value(int candidate, int step) {
        double[] path = of(candidate);
        if (path.length == 0) {
            return Double.NaN;
        }
        return candidate < firstLog() ? path[step] : Math.exp(path[step]);
    }

    /** The weighted mean: arithmetic among the candidates on values, geometric among those on logarithms. */
    double[] blend(double[] shares) {
        double[] blend = sum(shares, 0, firstLog());
        double logShare = 0;
        for (int i = firstLog(); i < each.length; i++) {
            logShare += shares[i];
        }
        if (logShare > 0) {
            double[] logs = sum(shares, firstLog(), each.length);
            for (int step = 0; step < steps; step++) {
                blend[step] += logShare * Math.exp(logs[step] / logShare);
            }
        }
        return blend;
    }

    private double[] sum(double[] shares, int from, int to) {
        double[] sum = new double[steps];
        for (int i = from; i < to; i++) {
            if (shares[i] > 0) {
                double[] path = of(i);
                for (int step = 0; step < path.length; step++) {
                    sum[step] += shares[i] * path[step];
                }
            }
        }
        return sum;
    }

    private int firstLog() {
        return field.linear().size();
    }

    /** As the candidate sees it; empty where it says nothing. */
    private double[] of(int candidate) {
        double[] path = each[candidate];
        if (path == null) {
            path = field.path(candidate, steps);
            each[candidate] = path;
        }
        return path;
    }
}
