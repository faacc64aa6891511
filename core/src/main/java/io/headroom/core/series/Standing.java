package io.headroom.core.series;

/**
 * How well each candidate has done, as discounted mean absolute errors over several leads: one step ahead alone would
 * favour what is smooth. Immutable.
 */
final class Standing {
    /** How far back errors count, in horizons. */
    private static final double MEMORY = 2.5;
    /** A candidate that has not been tried much is taken to be this much worse than the best. */
    private static final double STRANGER = 1.5;

    private static final double WORST_HEARD = 1.5;
    private static final double SMALLEST = 1e-12;

    private final double[] errors;
    private final double[] weights;

    private Standing(double[] errors, double[] weights) {
        this.errors = errors;
        this.weights = weights;
    }

    static Standing of(int candidates) {
        return new Standing(new double[candidates], new double[candidates]);
    }

    /**
     * Takes in what was said of one lead.
     *
     * @param said by each candidate, NaN if nothing
     * @param size of usual changes now, so that errors of calm and busy times compare
     */
    Standing after(float[] said, double actual, double size, Leads leads) {
        double[] nextErrors = errors.clone();
        double[] nextWeights = weights.clone();
        double share = 1.0 / leads.ranked();
        double kept = Math.exp(-share * leads.stride() / (MEMORY * leads.horizon()));
        for (int i = 0; i < said.length; i++) {
            boolean spoke = !Float.isNaN(said[i]);
            nextErrors[i] = kept * errors[i] + (spoke ? share * Math.abs(said[i] - actual) / size : 0);
            nextWeights[i] = kept * weights[i] + (spoke ? share : 0);
        }
        return new Standing(nextErrors, nextWeights);
    }

    /** How much each candidate is heard, adding up to 1; those without a path are not. */
    double[] shares(Paths paths) {
        double best = best(paths);
        double[] shares = new double[errors.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            double worse = (errors[i] / best + STRANGER) / (weights[i] + 1);
            boolean heard = worse <= WORST_HEARD && paths.has(i);
            shares[i] = heard ? 1 / fourthPower(worse) : 0;
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static double fourthPower(double value) {
        double square = value * value;
        return square * square;
    }

    /** Whoever cannot be the best is not asked for its path. */
    private double best(Paths paths) {
        boolean[] silent = new boolean[errors.length];
        for (int next = least(silent); next >= 0; next = least(silent)) {
            if (paths.has(next)) {
                return Math.max(errors[next] / weights[next], SMALLEST);
            }
            silent[next] = true;
        }
        return 1;
    }

    /** The candidate with the least error among those that have been tried and are not silent; -1 if there is none. */
    private int least(boolean[] silent) {
        int least = -1;
        for (int i = 0; i < errors.length; i++) {
            boolean tried = !silent[i] && weights[i] > 0;
            if (tried && (least < 0 || errors[i] / weights[i] < errors[least] / weights[least])) {
                least = i;
            }
        }
        return least;
    }
}
