package io.headroom.core.forecast;

/**
 * How wrong each candidate was at each lead, older errors counting less, and how much say that gives it. A lead that
 * has hardly been tested takes over the ranking of the next shorter one.
 */
final class Scores {
    private static final double DISCOUNT = 0.98;
    private static final double TRUST_WINDOWS = 8;
    /** One lead at which a candidate is hopeless must not bar it from all longer ones. */
    private static final double WORST_RATIO = 10;

    private static final double LEAST_SAY = 0.2;

    private final int[] leads;
    private final double[] handicaps;
    private final double[][] errors;
    private final double[] counts;

    Scores(int[] leads, double[] handicaps) {
        this.leads = leads;
        this.handicaps = handicaps;
        this.errors = new double[leads.length][handicaps.length];
        this.counts = new double[leads.length];
    }

    /** Takes in what each candidate had expected at the lead with this index, and what came. */
    void met(int lead, double[] expected, double actual) {
        counts[lead] = DISCOUNT * counts[lead] + 1;
        for (int i = 0; i < expected.length; i++) {
            errors[lead][i] = DISCOUNT * errors[lead][i] + Math.abs(actual - expected[i]);
        }
    }

    /** The say of each candidate at each lead; they sum to 1. One that is clearly better than all others has all. */
    double[][] shares() {
        double[][] shares = new double[leads.length][];
        double[] ratios = handicaps.clone();
        for (int lead = 0; lead < leads.length; lead++) {
            move(ratios, lead);
            shares[lead] = shares(ratios);
        }
        return shares;
    }

    /** Error of each candidate relative to the best one's at the lead with this index, as far as it is known. */
    double[] ratios(int last) {
        double[] ratios = handicaps.clone();
        for (int lead = 0; lead <= last; lead++) {
            move(ratios, lead);
        }
        double best = least(ratios);
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] /= best;
        }
        return ratios;
    }

    private void move(double[] ratios, int lead) {
        double windows = DaysAhead.windows(counts[lead], leads[lead]);
        move(ratios, errors[lead], windows / (windows + TRUST_WINDOWS));
    }

    private static void move(double[] ratios, double[] errors, double trust) {
        double best = least(errors);
        for (int i = 0; i < ratios.length; i++) {
            double ratio = errors[i] <= best ? 1 : Math.min(WORST_RATIO, errors[i] / best);
            ratios[i] += trust * (ratio - ratios[i]);
        }
    }

    /** The fifth power makes a tenth more error cost two fifths of the say; under a fifth of the best one's it is none. */
    private static double[] shares(double[] ratios) {
        double best = least(ratios);
        double[] shares = new double[ratios.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            double relative = best / ratios[i];
            double say = relative * relative * relative * relative * relative;
            shares[i] = say < LEAST_SAY ? 0 : say;
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }
}
