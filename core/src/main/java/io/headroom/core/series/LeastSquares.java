package io.headroom.core.series;

/**
 * Recursive least squares with exponential forgetting (Plackett 1950; Ljung and Söderström 1983), errors clipped as in
 * Huber's estimator so that one wild value does not turn the model. Immutable.
 */
final class LeastSquares {
    private static final double FORGETTING = 0.999;
    private static final double OPENING = 1 / FORGETTING;
    /** How far the first values may move the coefficients from where they start, in standardised units. */
    private static final double OPENNESS = 10;

    private static final double CLIPPED_AT = 4;
    private static final double CLIPPED_SQUARE = 9;
    private static final int SETTLED = 30;
    private static final double NOISE_GAIN = 0.01;
    /** Where nothing changes, forgetting would blow the covariance up without end. */
    private static final double MOST_OPEN = 1e6;

    private final double[] coefficients;
    /** Lower triangle, row by row. */
    private final double[] covariance;

    private final double noise;
    private final int count;

    private LeastSquares(double[] coefficients, double[] covariance, double noise, int count) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.noise = noise;
        this.count = count;
    }

    /** @param coefficients what is believed before anything is seen */
    static LeastSquares from(double... coefficients) {
        int size = coefficients.length;
        double[] covariance = new double[size * (size + 1) / 2];
        for (int i = 0; i < size; i++) {
            covariance[i * (i + 1) / 2 + i] = OPENNESS;
        }
        return new LeastSquares(coefficients.clone(), covariance, 1, 0);
    }

    int count() {
        return count;
    }

    int size() {
        return coefficients.length;
    }

    /** Not to be changed. */
    double[] coefficients() {
        return coefficients;
    }

    double coefficient(int index) {
        return coefficients[index];
    }

    /** The fit after one more pair of regressors and outcome. */
    LeastSquares after(double[] regressors, double outcome) {
        double[] gain = gain(regressors);
        double spread = FORGETTING + dot(regressors, gain);
        double error = outcome - dot(regressors, coefficients);
        double widest = count > SETTLED ? CLIPPED_AT * Math.sqrt(noise) : Double.MAX_VALUE;
        double felt = Math.max(-widest, Math.min(widest, error)) / spread;
        double[] next = coefficients.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += gain[i] * felt;
        }
        return new LeastSquares(next, shrunk(gain, spread), noiseAfter(error * error), count + 1);
    }

    private double noiseAfter(double square) {
        double felt = count > SETTLED ? Math.min(square, CLIPPED_SQUARE * noise) : square;
        return noise + (felt - noise) * Math.max(NOISE_GAIN, 1.0 / (count + 1));
    }

    private double[] gain(double[] regressors) {
        double[] gain = new double[regressors.length];
        int at = 0;
        for (int i = 0; i < gain.length; i++) {
            for (int j = 0; j < i; j++, at++) {
                gain[i] += covariance[at] * regressors[j];
                gain[j] += covariance[at] * regressors[i];
            }
            gain[i] += covariance[at++] * regressors[i];
        }
        return gain;
    }

    private double[] shrunk(double[] gain, double spread) {
        double[] next = new double[covariance.length];
        double trace = 0;
        int at = 0;
        for (int i = 0; i < gain.length; i++) {
            double share = gain[i] / spread;
            for (int j = 0; j <= i; j++, at++) {
                next[at] = (covariance[at] - share * gain[j]) * OPENING;
            }
            trace += next[at - 1];
        }
        return trace > MOST_OPEN ? scaled(next, MOST_OPEN / trace) : next;
    }

    private static double[] scaled(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
