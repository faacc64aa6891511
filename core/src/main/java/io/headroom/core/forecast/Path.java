package io.headroom.core.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The expected level at the start of coming UTC days, with the range it falls into four times out of five.
 *
 * @param asOf what it is said from; day {@code n} is the start of the {@code n}th day after it
 * @param level what was there then, in rows or bytes, as all of a path's figures
 * @param knots from day 1 to the horizon, in order; between them {@link #at} interpolates. At most 24, and one more wherever
 *     something known begins or ends
 * @param method the winning candidate, or those that share the forecast, joined by {@code +}
 * @param interval of the growth that all was learned from
 * @param doubling time until the level has doubled at the pace of the path, where it grows for certain
 */
public record Path(
        Instant asOf,
        long level,
        List<Knot> knots,
        String method,
        TrackRecord trackRecord,
        Growth growth,
        GrowthInterval interval,
        Optional<Duration> doubling)
        implements Projection {

    /** The level expected {@code day} days ahead: P10 ≤ P50 ≤ P90, none negative. */
    public record Knot(int day, long p10, long p50, long p90) {
        /** @throws IllegalArgumentException if the quantiles cross or one is negative */
        public Knot {
            if (day < 0 || p10 < 0 || p10 > p50 || p50 > p90) {
                throw new IllegalArgumentException("no quantiles: day " + day + ": " + p10 + ", " + p50 + ", " + p90);
            }
        }

        private Knot towards(Knot next, int at) {
            double share = (double) (at - day) / (next.day - day);
            return new Knot(
                    at, between(p10, next.p10, share), between(p50, next.p50, share), between(p90, next.p90, share));
        }

        private static long between(long from, long to, double share) {
            return from + Math.round((to - from) * share);
        }
    }

    /** @throws IllegalArgumentException if there is no knot */
    public Path {
        knots = List.copyOf(knots);
        if (knots.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one knot");
        }
    }

    /** The same with something added that history does not know of. */
    public Path along(List<Knot> others, GrowthInterval certainty) {
        Optional<Duration> doubled = PathBuilder.doubling(level, others.get(others.size() - 1));
        return new Path(asOf, level, others, method, trackRecord, growth, certainty, doubled);
    }

    public int horizonDays() {
        return knots.get(knots.size() - 1).day();
    }

    /** The UTC day whose start is {@code days} ahead; day 0 is the one {@code asOf} falls in. */
    public LocalDate date(int days) {
        return asOf.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(days);
    }

    /**
     * The quantiles {@code day} days ahead, on a straight line between the knots around it; day 0 is the level.
     *
     * @throws IllegalArgumentException if {@code day} is negative or beyond the horizon
     */
    public Knot at(int day) {
        Knot before = new Knot(0, level, level, level);
        for (Knot knot : knots) {
            if (day <= knot.day() && day >= before.day()) {
                return before.towards(knot, day);
            }
            before = knot;
        }
        throw new IllegalArgumentException("day " + day + " is not within 0 to " + horizonDays());
    }

    /**
     * Whether the growth's 80 % interval leaves zero out: that of the mean net so far, or that of the path four weeks ahead.
     * The path alone would not do. In bursts and saw-teeth any one month may end lower than it began, for years.
     */
    public boolean isGrowthCertain() {
        Knot ahead = at(Math.min(Growth.DAYS, horizonDays()));
        return interval.leavesZeroOut() || ahead.p10() > level || ahead.p90() < level;
    }
}
