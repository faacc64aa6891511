package io.headroom.core.forecast;

import java.util.Arrays;

/**
 * Takes imports and purges out of what is learned. A day is a one-off if it is far from the four weeks before it by
 * every measure, unless two like it were seen in the half year before: what recurs is how this series behaves, and the
 * third day of a new regime is believed. Looks only backwards, so a backtest on the result sees no future.
 */
final class OneOffs {
    private static final int WINDOW = 28;
    private static final int FEWEST = 7;
    private static final int MEMORY = 180;
    private static final int HABIT = 3;
    private static final double DEVIATIONS = 8;
    private static final double MEDIANS = 5;
    private static final double LARGEST = 2;
    private static final double ALIKE = 3;

    private final double[] nets;
    private final double[] ordinary;
    private final double[] sums;
    private final double[] ordinarySums;
    private final int[] counts;
    private final Jolts[] imports;
    private final Jolts[] purges;

    private OneOffs(double[] nets) {
        this.nets = nets;
        this.ordinary = nets.clone();
        this.sums = new double[nets.length + 1];
        this.ordinarySums = new double[nets.length + 1];
        this.counts = new int[nets.length + 1];
        this.imports = new Jolts[nets.length + 1];
        this.purges = new Jolts[nets.length + 1];
        imports[0] = Jolts.NONE;
        purges[0] = Jolts.NONE;
    }

    static OneOffs of(double[] nets) {
        OneOffs pass = new OneOffs(nets);
        for (int day = 0; day < nets.length; day++) {
            pass.imports[day + 1] = pass.imports[day];
            pass.purges[day + 1] = pass.purges[day];
            boolean oneOff = day >= FEWEST && pass.standsOut(day);
            pass.counts[day + 1] = pass.counts[day] + (oneOff ? 1 : 0);
            pass.sums[day + 1] = pass.sums[day] + nets[day];
            pass.ordinarySums[day + 1] = pass.ordinarySums[day] + pass.ordinary[day];
        }
        return pass;
    }

    /** Median and deviation alone would call any burst of a quiet series one; so it must dwarf the largest as well. */
    private boolean standsOut(int day) {
        double size = Math.abs(nets[day]);
        int from = Math.max(0, day - WINDOW);
        if (size <= LARGEST * largest(from, day)) {
            return false;
        }
        double median = median(Arrays.copyOfRange(ordinary, from, day));
        double[] deviations = Arrays.copyOfRange(ordinary, from, day);
        Arrays.setAll(deviations, i -> Math.abs(deviations[i] - median));
        boolean far = Math.abs(nets[day] - median) > DEVIATIONS * median(deviations);
        boolean jolt = far && size > MEDIANS * Math.abs(median);
        if (jolt) {
            Jolts[] alike = nets[day] > 0 ? imports : purges;
            alike[day + 1] = alike[day].with(nets[day] - median);
        }
        boolean oneOff = jolt && recurrences(day) < HABIT - 1;
        ordinary[day] = oneOff ? median : nets[day];
        return oneOff;
    }

    private double largest(int from, int to) {
        double largest = 0;
        for (int day = from; day < to; day++) {
            largest = Math.max(largest, Math.abs(ordinary[day]));
        }
        return largest;
    }

    /** How many earlier one-offs point the same way and are not much smaller. */
    private int recurrences(int day) {
        int alike = 0;
        for (int earlier = Math.max(0, day - MEMORY); earlier < day; earlier++) {
            alike += isOneOff(earlier) && nets[earlier] / nets[day] > 1 / ALIKE ? 1 : 0;
        }
        return alike;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    /** Whether a day was taken out. */
    boolean isOneOff(int day) {
        return counts[day + 1] > counts[day];
    }

    /** The net of a day, or the median of the days before it where the day was a one-off. */
    double ordinary(int day) {
        return ordinary[day];
    }

    /** Sum of the ordinary nets of the days from {@code from} (included) to {@code to} (excluded). */
    double ordinarySum(int from, int to) {
        return ordinarySums[to] - ordinarySums[from];
    }

    /** The same with one-offs as they were. */
    double sum(int from, int to) {
        return sums[to] - sums[from];
    }

    /** The days before {@code day} that brought far more than any other. */
    Jolts importsBefore(int day) {
        return imports[day];
    }

    /** The days before {@code day} that took far more away than any other. */
    Jolts purgesBefore(int day) {
        return purges[day];
    }

    /** One import is an accident; with the third before {@code day}, intervals must allow for them. */
    boolean areHabitBefore(int day) {
        return counts[day] >= HABIT;
    }
}
