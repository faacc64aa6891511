package io.headroom.bench;

import java.util.ArrayList;
import java.util.List;

/** How far off the dates were at which a limit was first reached, ours and those of a straight line. */
final class Crossings {
    private static final double WORST = 0.9;

    private final List<Double> ours = new ArrayList<>();
    private final List<Double> lines = new ArrayList<>();
    private int crossed;
    private int early;
    private int undecided;

    /** No date was given for a limit that was reached, because growth was not certain. */
    void undecided() {
        undecided++;
    }

    /**
     * Takes in a limit that was reached. Later than the horizon counts as the horizon.
     *
     * @param actual days until it was
     * @param p10 the early date in days
     */
    void add(int actual, int p10, int p50, int line) {
        crossed++;
        early += actual < p10 ? 1 : 0;
        ours.add((double) Math.abs(actual - p50));
        lines.add((double) Math.abs(actual - line));
    }

    void add(Crossings more) {
        crossed += more.crossed;
        early += more.early;
        ours.addAll(more.ours);
        lines.addAll(more.lines);
        undecided += more.undecided;
    }

    String row(String name) {
        double worst = worst(ours);
        return String.format(
                "%-28s %5d crossings, error at P90: %.0f days, straight line %.0f days, ratio %.2f; before the P10 date %.3f; %d without a date",
                name, crossed, worst, worst(lines), worst / worst(lines), early / (double) crossed, undecided);
    }

    private static double worst(List<Double> errors) {
        List<Double> sorted = errors.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(WORST * (sorted.size() - 1)));
    }
}
