package io.headroom.core.projection;

import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.projection.UsageProjection.Knot;
import io.headroom.core.series.Fan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What goes up and down is projected by its values, as {@code ./headroom forecast} does. */
final class UpDown {
    /** So many steps are told one by one; after them the peak of each week is enough. */
    private static final int SINGLY = 91;

    private static final int WEEK = 7;

    private UpDown() {}

    /** As far ahead as can be said; where the far end is vague, less far. */
    static UsageProjection project(KnownValues known) {
        for (int horizon = known.horizon(); horizon >= known.shortest(); horizon /= 2) {
            ValueBacktest run = ValueBacktest.over(known, horizon);
            if (run.now().objection().isEmpty()) {
                return known.projected(outlook(known, run));
            }
        }
        return known.refused(
                RefusalCode.UNSTABLE,
                "even " + known.shortest() + " steps ahead the forecast has been wrong by more than all that ever was",
                null);
    }

    private static UsageProjection.Outlook outlook(KnownValues known, ValueBacktest run) {
        Fan fan = run.now().fan(ValueBacktest.MOST_LIKELY);
        List<Knot> path = IntStream.range(0, fan.steps().size())
                .mapToObj(i -> knot(known, i + 1, fan.steps().get(i)))
                .toList();
        GrowthInterval growth = GrowthInterval.ofLevels(known.bridged(), known.stepsPerWeek());
        boolean grows = growth.low() > 0 || endsHigher(known, path);
        return new UsageProjection.Outlook(fan.method(), thinned(path), run.leads(), growth, grows);
    }

    private static Knot knot(KnownValues known, int step, Fan.Step expected) {
        Fan.Interval likely = expected.intervals().get(0);
        return new Knot(
                step, known.within(likely.lower()), known.within(expected.median()), known.within(likely.upper()));
    }

    private static List<Knot> thinned(List<Knot> path) {
        List<Knot> kept = new ArrayList<>(path.subList(0, Math.min(SINGLY, path.size())));
        for (int from = SINGLY; from < path.size(); from += WEEK) {
            List<Knot> week = path.subList(from, Math.min(from + WEEK, path.size()));
            kept.add(week.stream().reduce(Knot::peakWith).orElseThrow());
        }
        return kept;
    }

    /** Whether even the low path's last season lies above the last one that was. */
    private static boolean endsHigher(KnownValues known, List<Knot> path) {
        int period = Math.min(known.period(), path.size());
        double[] levels = known.bridged();
        double level = DoubleStream.of(levels)
                .skip(Math.max(0, levels.length - period))
                .average()
                .orElse(Double.MAX_VALUE);
        double low = path.stream()
                .skip(path.size() - period)
                .mapToDouble(Knot::p10)
                .average()
                .orElse(0);
        return low > level;
    }
}
