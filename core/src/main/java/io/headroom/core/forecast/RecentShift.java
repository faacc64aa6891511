package io.headroom.core.forecast;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A clear change of pace, where a single step explains some months best (least squares), in what is left without one-off
 * imports. As long as it is too recent neither what was before it nor the few days since it say what comes; after two weeks
 * a series is learned anew from there: errors that were made at another pace say nothing about this one.
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
    /** What was measured at nearly twice or half the pace still tells more than a few weeks do. */
    private static final double RISE = 1.8;

    private static final double FALL = 0.55;

    /**
     * The latest clear change. What four months do not show, twice as many may: noise hides a small change until there is
     * enough on both sides of it.
     */
    static Optional<RecentShift> in(double[] nets) {
        OneOffs flows = OneOffs.of(nets);
        int length = nets.length;
        for (int reach = REFERENCE; reach < 2 * length; reach *= 2) {
            Optional<RecentShift> shift = between(flows, Math.max(0, length - reach), length);
            if (shift.isPresent()) {
                return shift.map(found -> latest(flows, found, length));
            }
        }
        return Optional.empty();
    }

    /** A pace that changed may have changed again since. */
    private static RecentShift latest(OneOffs flows, RecentShift shift, int length) {
        return between(flows, length - shift.days(), length)
                .map(again -> latest(flows, again, length))
                .orElse(shift);
    }

    /** The step that explains these days best, if it is clear. */
    private static Optional<RecentShift> between(OneOffs flows, int from, int to) {
        int best = 0;
        double most = explainedByLine(flows, from, to);
        for (int days = FEWEST_SINCE; days <= to - from - FEWEST_BEFORE; days++) {
            double explained = explained(flows, from, to - days, to);
            best = explained > most ? days : best;
            most = Math.max(most, explained);
        }
        return best == 0 ? Optional.empty() : shift(flows, from, to, best);
    }

    /** What rises or falls little by little is no step, however far it has come. */
    private static double explainedByLine(OneOffs flows, int from, int to) {
        int days = to - from;
        double middle = (days - 1) / 2.0;
        double products = 0;
        for (int day = from; day < to; day++) {
            products += (day - from - middle) * flows.ordinary(day);
        }
        double squares = days * (days * (double) days - 1) / 12;
        return squares == 0 ? 0 : products * products / squares;
    }

    boolean isTooRecent() {
        return days < ENOUGH_DAYS;
    }

    private static double explained(OneOffs flows, int from, int at, int to) {
        double difference = mean(flows, at, to) - mean(flows, from, at);
        return (double) (at - from) * (to - at) / (to - from) * difference * difference;
    }

    private static Optional<RecentShift> shift(OneOffs flows, int from, int length, int days) {
        int at = length - days;
        double before = mean(flows, from, at);
        double after = mean(flows, at, length);
        boolean clear = Math.abs(after - before) > ERRORS * error(flows, from, at, length, after > before);
        return clear && isLarge(before, after) && isLarge(before, median(flows, at, length))
                ? Optional.of(new RecentShift(days + doubted(flows, at, before, after), before, after))
                : Optional.empty();
    }

    /**
     * Of the difference. What begins to flow in bursts looks like a step against the silence before it, so a rise is held
     * against what is scattered since as well, as soon as there is enough of that.
     */
    private static double error(OneOffs flows, int from, int at, int to, boolean rises) {
        double scatter = deviation(flows, from, at);
        double since = rises && to - at >= ENOUGH_DAYS ? Math.max(scatter, deviation(flows, at, to)) : scatter;
        return Math.hypot(scatter / Math.sqrt(at - from), since / Math.sqrt(to - at));
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
