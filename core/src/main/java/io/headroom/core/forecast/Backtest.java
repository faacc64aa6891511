package io.headroom.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rolls the origin through a series, so that every forecast meets what really came. */
final class Backtest {
    private static final int WARM_UP = 7;
    private static final int PERIOD = 7;

    private final double[] nets;
    private double error;
    private int covered;
    private int points;

    private Backtest(double[] nets) {
        this.nets = nets;
    }

    static Outlook outlook(Series series, int[] leads) {
        Backtest test = new Backtest(series.nets(0, series.length()));
        for (int origin = WARM_UP; origin < test.nets.length; origin++) {
            test.meet(origin, leads);
        }
        List<Outlook.Band> bands = new ArrayList<>(leads.length);
        for (int lead : leads) {
            bands.add(test.band(test.nets.length, lead));
        }
        return new Outlook(bands, "drift", test.accuracy());
    }

    private void meet(int origin, int[] leads) {
        for (int lead : leads) {
            if (origin + lead <= nets.length) {
                Outlook.Band band = band(origin, lead);
                double miss = sum(origin, origin + lead) - band.net();
                error += Math.abs(miss);
                covered += miss >= -band.below() && miss <= band.above() ? 1 : 0;
                points++;
            }
        }
    }

    private Outlook.Band band(int origin, int lead) {
        int from = Math.max(0, origin - Growth.DAYS);
        double perDay = sum(from, origin) / (origin - from);
        double spread = Arrays.stream(nets, from, origin)
                .map(net -> Math.abs(net - perDay))
                .average()
                .orElse(0);
        double width = 1.6 * spread * Math.sqrt(lead * (1 + lead / (double) (origin - from)));
        return new Outlook.Band(lead * perDay, width, width);
    }

    private Accuracy accuracy() {
        double weekly = 0;
        for (int end = PERIOD; end <= nets.length; end++) {
            weekly += Math.abs(sum(end - PERIOD, end)) / (nets.length - PERIOD + 1);
        }
        return new Accuracy(error / points / weekly, covered / (double) points, points);
    }

    private double sum(int from, int to) {
        return Arrays.stream(nets, from, to).sum();
    }
}
