package io.headroom.core.projection;

import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.Assumptions;
import io.headroom.core.forecast.History;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.Projections;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.growth.Origin;
import io.headroom.core.usage.UsageUnit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What fills up, a sequence or a disk, is projected as footprints are: by how much came each day. */
final class FilledUp {
    private static final Assumptions YEAR = Assumptions.horizon(Duration.ofDays(365));
    /** Footprints are whole numbers. A billionth of a sequence of 32 bits is two of its numbers. */
    private static final double BILLION = 1e9;

    private FilledUp() {}

    static UsageProjection project(KnownValues known) {
        double scale = known.series().measure().unit() == UsageUnit.SHARE ? BILLION : 1;
        Projection projection = Projections.project(history(known, scale), YEAR, known.end());
        if (projection instanceof Projection.Refusal refusal) {
            return known.refused(
                    refusal.code(), detail(refusal, scale), refusal.until().orElse(null));
        }
        Path path = (Path) projection;
        List<UsageProjection.Knot> knots = path.knots().stream()
                .map(knot -> new UsageProjection.Knot(
                        knot.day(),
                        known.within(knot.p10() / scale),
                        known.within(knot.p50() / scale),
                        known.within(knot.p90() / scale)))
                .toList();
        List<UsageProjection.Lead> leads = path.trackRecord().accuracies().stream()
                .map(accuracy -> lead(accuracy, scale))
                .toList();
        boolean grows = path.isGrowthCertain()
                && path.knots().get(path.knots().size() - 1).p50() > path.level();
        return known.projected(new UsageProjection.Outlook(
                path.method(), knots, leads, path.interval().times(1 / scale), grows));
    }

    /** Between two days that are known, what came is spread evenly over the days between them. */
    private static History history(KnownValues known, double scale) {
        double[] levels = known.bridged();
        LocalDate today = LocalDate.ofInstant(known.end(), ZoneOffset.UTC);
        LocalDate first = today.minusDays(levels.length - 1L);
        List<History.Day> days = new ArrayList<>(levels.length);
        for (int i = 1; i < levels.length; i++) {
            long net = Math.round(levels[i] * scale) - Math.round(levels[i - 1] * scale);
            days.add(new History.Day(first.plusDays(i - 1L), net, Origin.OBSERVED));
        }
        return History.of(Math.round(levels[levels.length - 1] * scale), first, days);
    }

    private static UsageProjection.Lead lead(Accuracy known, double scale) {
        return new UsageProjection.Lead(
                known.days(),
                known.relativeMae(),
                known.mase(),
                known.pinballLoss() / scale,
                known.coverage80(),
                known.points(),
                known.windows());
    }

    /** Figures in billionths would tell nobody anything. */
    private static String detail(Projection.Refusal refusal, double scale) {
        return scale != 1 && refusal.code() == RefusalCode.LEVEL_SHIFT
                ? "the pace changed less than 14 days ago; a forecast needs 14 days of the new one"
                : refusal.detail();
    }
}
