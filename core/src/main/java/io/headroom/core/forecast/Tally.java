package io.headroom.core.forecast;

/** Counts what becomes the {@link Accuracy}. */
final class Tally {
    private static final int PERIOD = 7;

    private double error;
    private int covered;
    private int points;

    void met(Outlook.Band band, double actual) {
        error += Math.abs(actual - band.net());
        covered += band.covers(actual) ? 1 : 0;
        points++;
    }

    Accuracy accuracy(double[] nets) {
        // A saw-tooth of exactly one week never changes within a week: then a day is the yardstick.
        double naive = naiveError(nets, PERIOD);
        double scale = naive > 0 ? naive : naiveError(nets, 1);
        return new Accuracy(error / points / scale, covered / (double) points, points);
    }

    /** Mean absolute change of the level within {@code period} days. */
    private static double naiveError(double[] nets, int period) {
        double change = 0;
        double sum = 0;
        for (int day = 0; day < nets.length; day++) {
            change += nets[day] - (day >= period ? nets[day - period] : 0);
            sum += day + 1 >= period ? Math.abs(change) : 0;
        }
        return sum / (nets.length - period + 1);
    }
}
