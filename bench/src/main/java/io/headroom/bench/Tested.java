package io.headroom.bench;

/** What one method got wrong on one series at one horizon, summed up over its origins. */
final class Tested {
    private static final double[] QUANTILES = {0.1, 0.5, 0.9};

    private double error;
    private double loss;
    private int covered;
    private int origins;

    /** @param said P10, P50 and P90 */
    void met(double[] said, double actual) {
        error += Math.abs(actual - said[1]);
        for (int i = 0; i < QUANTILES.length; i++) {
            double off = actual - said[i];
            loss += Math.max(QUANTILES[i] * off, (QUANTILES[i] - 1) * off);
        }
        covered += actual >= said[0] && actual <= said[2] ? 1 : 0;
        origins++;
    }

    double error() {
        return error;
    }

    double loss() {
        return loss;
    }

    int covered() {
        return covered;
    }

    int origins() {
        return origins;
    }
}
