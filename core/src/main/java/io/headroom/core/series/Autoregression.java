package io.headroom.core.series;

/**
 * Autoregression on calendar lags, such as one step, a day and a week ago, learned value by value with
 * {@link LeastSquares}. Values are standardised by what was on the tape when learning began, so that large and small
 * series learn alike.
 *
 * @param scale 0 until there are as many values as the lags reach back, and they are not all the same
 */
record Autoregression(Lags lags, double centre, double scale, LeastSquares fit) implements Forecaster {
    private static final int VALUES_PER_COEFFICIENT = 3;
    /** Fewer values would not tell how large the usual ones are. */
    private static final int FEWEST = 12;

    private static final double FLAT = 1e-9;

    static Autoregression on(Lags lags) {
        return new Autoregression(lags, 0, 0, LeastSquares.from(lags.prior()));
    }

    @Override
    public Forecaster after(Tape past, double value) {
        if (past.length() < Math.max(FEWEST, lags.reach())) {
            return this;
        }
        Autoregression begun = scale > 0 ? this : standardised(past);
        return begun.scale > 0 ? begun.learned(past, value) : this;
    }

    private Autoregression standardised(Tape past) {
        int from = lags.difference();
        int count = past.length() - from;
        double sum = 0;
        double squares = 0;
        for (int lag = 1; lag <= count; lag++) {
            double seen = seen(past, lag);
            sum += seen;
            squares += seen * seen;
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        boolean flat = deviation <= FLAT * Math.abs(past.back(1));
        return new Autoregression(lags, mean, flat ? 0 : deviation, fit);
    }

    private double seen(Tape past, int lag) {
        return lags.difference() == 0 ? past.back(lag) : past.back(lag) - past.back(lag + lags.difference());
    }

    private Autoregression learned(Tape past, double value) {
        double[] regressors = new double[lags.size() + 1];
        for (int i = 0; i < lags.size(); i++) {
            regressors[i] = (seen(past, lags.lag(i)) - centre) / scale;
        }
        regressors[lags.size()] = 1;
        double outcome = lags.difference() == 0 ? value : value - past.back(lags.difference());
        return new Autoregression(lags, centre, scale, fit.after(regressors, (outcome - centre) / scale));
    }

    @Override
    public boolean isReady(Tape past) {
        return fit.count() >= VALUES_PER_COEFFICIENT * fit.size();
    }

    @Override
    public void path(Tape past, double[] path) {
        int reach = lags.reach() - lags.difference();
        double[] line = new double[reach + path.length];
        past.changesTo(line, reach, lags.difference());
        goOn(line, reach);
        System.arraycopy(line, reach, path, 0, path.length);
        if (lags.difference() > 0) {
            addUp(past, lags.difference(), path);
        }
    }

    /** Changes against a season before become values. */
    private static void addUp(Tape past, int season, double[] path) {
        int known = Math.min(season, path.length);
        for (int i = 0; i < known; i++) {
            path[i] += past.back(season - i);
        }
        for (int i = known; i < path.length; i++) {
            path[i] += path[i - season];
        }
    }

    /**
     * Fills what comes behind {@code from}; arrays of its own, because this is the innermost loop of a forecast. The
     * last step is added last: all else is known before it is.
     */
    private void goOn(double[] line, int from) {
        int[] back = lags.lags();
        double[] coefficients = fit.coefficients();
        double constant = constant();
        for (int at = from; at < line.length; at++) {
            double next = constant;
            for (int j = back.length - 1; j >= 0; j--) {
                next += coefficients[j] * line[at - back[j]];
            }
            line[at] = next;
        }
    }

    /** What the standardised constant and the centre come to in the series' own units. */
    private double constant() {
        double constant = centre + scale * fit.coefficient(lags.size());
        for (int j = 0; j < lags.size(); j++) {
            constant -= fit.coefficient(j) * centre;
        }
        return constant;
    }

    @Override
    public String method() {
        return lags.name();
    }
}
