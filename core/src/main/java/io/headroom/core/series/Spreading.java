package io.headroom.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts intervals around the steps of a path, from the errors at the leads where there are any. */
final class Spreading {
    private final Scale scale;
    private final Limits limits;
    private final double[] quantiles;

    Spreading(Scale scale, Limits limits, double[] levels) {
        this.scale = scale;
        this.limits = limits;
        this.quantiles = Arrays.stream(levels)
                .map(level -> Normal.quantile((1 + level) / 2))
                .toArray();
    }

    List<Fan.Step> around(double[] path, Track track, double walk) {
        Leads leads = track.leads();
        List<Fan.Step> steps = new ArrayList<>(path.length);
        int above = 0;
        Band from = track.band(0, 0, walk);
        Band to = from;
        for (int step = 1; step <= path.length; step++) {
            if (step > leads.lead(above)) {
                above++;
                from = to;
                to = track.band(above, 0, walk);
            }
            double share = above == 0
                    ? 1
                    : (double) (step - leads.lead(above - 1)) / (leads.lead(above) - leads.lead(above - 1));
            steps.add(step(limits.clamped(path[step - 1]), from.towards(to, share)));
        }
        return steps;
    }

    private Fan.Step step(double median, Band band) {
        Fan.Interval[] intervals = new Fan.Interval[quantiles.length];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = interval(median, band.reach(quantiles[i]));
        }
        return new Fan.Step(median, List.of(intervals));
    }

    private Fan.Interval interval(double median, double reach) {
        double ratio = scale == Scale.LOG ? Math.exp(reach) : 0;
        double lower = scale == Scale.LOG ? median / ratio : limits.lowest(median - reach);
        double upper = scale == Scale.LOG ? median * ratio : median + reach;
        return new Fan.Interval(Math.min(median, lower), Math.max(median, limits.highest(upper)));
    }
}
