package io.headroom.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts what becomes the {@link Accuracy} at each lead. */
final class Tally {
    private static final int PERIOD = 7;
    private static final int[] PUBLISHED = {1, 7, 28, 90, 180, 365};

    private final int[] leads;
    private final double[] errors;
    private final double[] naiveErrors;
    private final double[] losses;
    private final int[] covered;
    private final int[] points;

    Tally(int[] leads) {
        this.leads = leads;
        this.errors = new double[leads.length];
        this.naiveErrors = new double[leads.length];
        this.losses = new double[leads.length];
        this.covered = new int[leads.length];
        this.points = new int[leads.length];
    }

    /** Takes in what was said about the lead with this index, and what came. */
    void met(int lead, Outlook.Band band, double actual) {
        errors[lead] += Math.abs(actual - band.net());
        naiveErrors[lead] += Math.abs(actual);
        losses[lead] += band.loss(actual);
        covered[lead] += band.covers(actual) ? 1 : 0;
        points[lead]++;
    }

    /** At the leads that are published, and at the last. */
    List<Accuracy> accuracies(double[] nets) {
        // A saw-tooth of exactly one week never changes within a week: then a day is the yardstick.
        double naive = naiveError(nets, PERIOD);
        double scale = naive > 0 ? naive : naiveError(nets, 1);
        List<Accuracy> accuracies = new ArrayList<>();
        for (int i = 0; i < leads.length; i++) {
            boolean published = i == leads.length - 1 || Arrays.binarySearch(PUBLISHED, leads[i]) >= 0;
            if (points[i] > 0 && published) {
                accuracies.add(accuracy(i, scale));
            }
        }
        return accuracies;
    }

    private Accuracy accuracy(int lead, double scale) {
        double count = points[lead];
        int windows = (int) Math.max(1, Math.round(DaysAhead.windows(count, leads[lead])));
        return new Accuracy(
                leads[lead],
                naiveErrors[lead] == 0 ? null : Double.valueOf(errors[lead] / naiveErrors[lead]),
                errors[lead] / count / scale,
                losses[lead] / count,
                covered[lead] / count,
                points[lead],
                Math.min(points[lead], windows));
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
