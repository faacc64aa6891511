package io.headroom.core.projection;

import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.GrowthInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of a sampled measure: the value of {@code headroom.usage-projections}. All figures are in the unit of the
 * measure.
 *
 * @param asOf end of the last bucket that is known; step 1 of the path begins here
 * @param statistic of each hour's or day's readings
 * @param level of the last bucket; null where there is none yet
 * @param buckets how many were known
 * @param outlook absent where {@code refusal} says why
 */
public record UsageProjection(
        Instant asOf,
        Statistic statistic,
        @Nullable Double level,
        int buckets,
        @Nullable Outlook outlook,
        ProjectionFact.@Nullable Refused refusal) {
    /** What was expected before that and not since is no longer read. */
    private static final Duration STALE = Duration.ofDays(3);

    /**
     * The path ahead and how far it is to be believed.
     *
     * @param knots ascending; where steps are left out between two, the later one holds the peak since the former
     * @param growth 80 % interval of the mean change per day until now
     * @param growing whether that is growth for certain
     */
    public record Outlook(
            String method, List<Knot> knots, List<Lead> accuracies, GrowthInterval growth, boolean growing) {
        public Outlook {
            knots = List.copyOf(knots);
            accuracies = List.copyOf(accuracies);
            if (knots.isEmpty()) {
                throw new IllegalArgumentException("a path needs at least one knot");
            }
        }
    }

    /** What is expected of one step: P10 ≤ P50 ≤ P90. */
    public record Knot(int step, double p10, double p50, double p90) {
        Knot peakWith(Knot later) {
            return new Knot(later.step, Math.max(p10, later.p10), Math.max(p50, later.p50), Math.max(p90, later.p90));
        }
    }

    /**
     * How good the forecast was on this very series so many steps ahead; see {@link Accuracy} for the figures.
     *
     * @param mase null where nothing ever changed
     */
    public record Lead(
            int steps,
            @Nullable Double relativeMae,
            @Nullable Double mase,
            double pinballLoss,
            double coverage80,
            int points,
            int windows) {
        /** With the interval of its coverage. */
        public Accuracy accuracy() {
            return new Accuracy(steps, relativeMae, mase == null ? 0 : mase, pinballLoss, coverage80, points, windows);
        }
    }

    public UsageProjection {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(statistic, "statistic");
    }

    /** Whether it is so old that nobody can have read the measure since. */
    public boolean isStaleAt(Instant moment) {
        return asOf.plus(STALE).isBefore(moment);
    }

    /** One that has a path; see the parameters of the record. */
    public static UsageProjection expecting(
            Instant asOf, Statistic statistic, @Nullable Double level, int buckets, Outlook outlook) {
        return new UsageProjection(asOf, statistic, level, buckets, outlook, null);
    }

    /** How many steps ahead the path looks; empty where there is none. */
    public Optional<Integer> horizon() {
        return Optional.ofNullable(outlook)
                .map(said -> said.knots().get(said.knots().size() - 1).step());
    }
}
