package io.headroom.core.projection;

import io.headroom.core.series.Ensemble;
import io.headroom.core.series.Fan;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One pass over the values: the state at their end, and how wrong it turned out to be what was said on the way (rolling
 * origin, Tashman 2000). Nothing of the future is in a state that speaks of it.
 *
 * @param now after the last value
 * @param leads at which something could be compared, ascending
 */
record ValueBacktest(Ensemble now, List<UsageProjection.Lead> leads) {
    static final double MOST_LIKELY = 0.8;
    private static final int[] BY_HOUR = {1, 6, 24, 48};
    private static final int[] BY_DAY = {1, 7, 28, 90, 180, 365};
    private static final int FEWEST = 14;
    private static final int ORIGINS = 100;
    /** None divides a day of hours or a week of days: origins fall on all of them in turn. */
    private static final int[] STRIDES = {1, 5, 11, 17};

    static ValueBacktest over(KnownValues known, int horizon) {
        double[] values = known.values();
        int stride = stride(values.length);
        List<LeadTally> tallies = IntStream.of(known.isByDay() ? BY_DAY : BY_HOUR)
                .filter(lead -> lead <= horizon)
                .mapToObj(lead -> new LeadTally(lead, stride))
                .toList();
        Ensemble state = Ensemble.of(known.seasons(), horizon);
        double last = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            state = state.after(values[i]);
            last = Double.isFinite(values[i]) ? values[i] : last;
            if (state.observed() >= FEWEST && i % stride == 0) {
                compare(state.fan(MOST_LIKELY), values, i, last, tallies);
            }
        }
        double scale = seasonalChange(values, known.period());
        return new ValueBacktest(
                state,
                tallies.stream().flatMap(tally -> tally.lead(scale).stream()).toList());
    }

    private static int stride(int steps) {
        return IntStream.of(STRIDES)
                .filter(stride -> steps / stride <= ORIGINS)
                .findFirst()
                .orElse(STRIDES[STRIDES.length - 1]);
    }

    private static void compare(Fan said, double[] values, int origin, double last, List<LeadTally> tallies) {
        for (LeadTally tally : tallies) {
            int target = origin + tally.steps();
            if (target < values.length && Double.isFinite(values[target])) {
                tally.met(said.steps().get(tally.steps() - 1), last, values[target]);
            }
        }
    }

    /** Mean absolute change over a season, NaN if there has been none: what MASE is measured in. */
    private static double seasonalChange(double[] values, int period) {
        return IntStream.range(period, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - period]))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
