package io.headroom.core.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Readings laid on even steps. Those of one step are averaged, a step without any is missing; a step begins a tenth of
 * its length early, because clocks that read every five minutes are often a second before the hour.
 *
 * @param last beginning of the last step
 * @param values one per step, NaN where missing
 */
@SuppressWarnings("ArrayRecordComponent") // Folded once, never compared.
public record Grid(Instant last, double[] values) {
    private static final double EARLY = 0.1;
    /** What lies before a longer gap is forgotten, in longest seasons, or in steps. */
    private static final int GAP_SEASONS = 2;

    private static final int GAP_STEPS = 200;

    /**
     * Lays out readings.
     *
     * @param readings in any order, at least one
     */
    public static Grid of(List<Reading> readings, Duration step, Seasons seasons) {
        List<Reading> sorted =
                readings.stream().sorted(Comparator.comparing(Reading::at)).toList();
        List<Reading> recent =
                afterGap(sorted, step.multipliedBy(Math.max(GAP_STEPS, GAP_SEASONS * seasons.longest())));
        Instant first = recent.get(0).at();
        int steps = 1 + index(first, recent.get(recent.size() - 1).at(), step);
        double[] sums = new double[steps];
        int[] counts = new int[steps];
        for (Reading reading : recent) {
            if (Double.isFinite(reading.value())) {
                int index = index(first, reading.at(), step);
                sums[index] += reading.value();
                counts[index]++;
            }
        }
        Arrays.setAll(sums, i -> counts[i] == 0 ? Double.NaN : sums[i] / counts[i]);
        return new Grid(first.plus(step.multipliedBy(steps - 1)), sums);
    }

    private static List<Reading> afterGap(List<Reading> sorted, Duration longest) {
        int from = 0;
        for (int i = 1; i < sorted.size(); i++) {
            Duration gap =
                    Duration.between(sorted.get(i - 1).at(), sorted.get(i).at());
            from = gap.compareTo(longest) > 0 ? i : from;
        }
        return sorted.subList(from, sorted.size());
    }

    private static int index(Instant first, Instant at, Duration step) {
        return (int) Math.floor((double) Duration.between(first, at).toMillis() / step.toMillis() + EARLY);
    }
}
