package io.headroom.core.forecast;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A clear change of pace within the last months, where a single step explains them best (least squares), in what is left
 * without one-off imports. As long as it is too recent neither what was before it nor the few days since it say what comes;
 * after two weeks a series that almost ceased to flow is learned anew from there.
 *
 * @param days how many complete days ago it happened
 * @param before mean net per day of the months before it
 * @param after mean net per day since
 */
record RecentShift(int days, double before, double after) {
    static final int ENOUGH_DAYS = 14;
    private static final int REFERENCE = 118;
    private static final int FEWEST_BEFORE = 28;
    private static final int FEWEST_SINCE = 3;
    /** Standard errors: noise that lasts for a week, holidays too, must not pass for a change. */
    private static final double ERRORS = 6;

    private static final double RISE = 3;
    private static final double FALL = 0.25;

    /** The change that explains the last four months best, if it is clear. */
    static Optional<RecentShift> in(double[] nets) {
        OneOffs flows = OneOffs.of(nets);
        int length = nets.length;
        int from = Math.max(0, length - REFERENCE);
        int best = 0;
        double most = 0;
        for (int days = FEWEST_SINCE; days <= length - from - FEWEST_BEFORE; days++) {
            double explained = explained(flows, from, length - days, length);
            best = explained > most ? days : best;
            most = Math.max(most, explained);
        }
        return best == 0 ? Optional.empty() : shift(flows, from, length, best);
    }

    /** Whether most of what flowed ceased to. What begins to flow faster is followed by those who learn fast. */
    boolean isFall() {
        return Math.abs(after) < Math.abs(before);
    }

    boolean isTooRecent() {
        return days < ENOUGH_DAYS;
    }

    private static double explained(OneOffs flows, int from, int at, int to) {
        double difference = mean(flows, at, to) - mean(flows, from, at);
        return (double) (at - from) * (to - at) / (to - from) * difference * difference;
    }

    private static Optional<RecentShift> shift(OneOffs flows, int from, int length, int days) {
        double before = mean(flows, from, length - days);
        double after = mean(flows, length - days, length);
        boolean clear = Math.abs(after - before) * Math.sqrt(days) > ERRORS * deviation(flows, from, length - days);
        return clear && isLarge(before, after) && isLarge(before, median(flows, length - days, length))
                ? Optional.of(new RecentShift(days + doubted(flows, length - days, before, after), before, after))
                : Optional.empty();
    }

    private static boolean isLarge(double before, double after) {
        return Math.abs(after - before) > (RISE - 1) * Math.abs(before)
                || (before > 0 && Math.abs(after) < FALL * before);
    }

    /** What most days say: a single burst since is no new pace. */
    private static double median(OneOffs flows, int from, int to) {
        double[] sorted =
                IntStream.range(from, to).mapToDouble(flows::ordinary).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The first days of a new pace were taken for one-offs as long as there was no third like them. */
    private static int doubted(OneOffs flows, int first, double before, double after) {
        int days = 0;
        for (int day = first - 1; day >= 0 && flows.isOneOff(day); day--) {
            double off = Math.abs(flows.sum(day, day + 1) - after);
            if (off > Math.abs(after - before)) {
                return days;
            }
            days++;
        }
        return days;
    }

    private static double mean(OneOffs flows, int from, int to) {
        return flows.ordinarySum(from, to) / (to - from);
    }

    private static double deviation(OneOffs flows, int from, int to) {
        double mean = mean(flows, from, to);
        double squares = 0;
        for (int day = from; day < to; day++) {
            squares += (flows.ordinary(day) - mean) * (flows.ordinary(day) - mean);
        }
        return Math.sqrt(squares / (to - from - 1));
    }
}
