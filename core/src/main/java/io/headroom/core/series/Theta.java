package io.headroom.core.series;

/**
 * The Theta method (Assimakopoulos and Nikolopoulos 2000): simple exponential smoothing with half the slope of the
 * straight line through the past as its drift (Hyndman and Billah 2003 show that this is the same).
 */
record Theta(double level) implements Forecaster {
    static final Theta START = new Theta(0);
    private static final double GAIN = 0.7;
    private static final int FEWEST = 4;
    /** How far back the line reaches: three years of weeks, almost a week of hours. */
    private static final int LINE = 156;

    @Override
    public Forecaster after(Tape past, double value) {
        return new Theta(past.count() == 0 ? value : level + GAIN * (value - level));
    }

    @Override
    public boolean isReady(Tape past) {
        return past.count() >= FEWEST;
    }

    @Override
    public void path(Tape past, double[] path) {
        double drift = slope(past, Math.min(past.length(), LINE)) / 2;
        for (int i = 0; i < path.length; i++) {
            path[i] = level + drift * (i + 1);
        }
    }

    private static double slope(Tape past, int steps) {
        double middle = (steps + 1) / 2.0;
        double products = 0;
        for (int lag = 1; lag <= steps; lag++) {
            products += (middle - lag) * past.back(lag);
        }
        return products * 12 / (steps * ((double) steps * steps - 1));
    }

    @Override
    public String method() {
        return "theta";
    }
}
