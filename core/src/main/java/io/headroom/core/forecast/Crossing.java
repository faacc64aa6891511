package io.headroom.core.forecast;

import java.time.LocalDate;
import java.util.function.ToLongFunction;

/**
 * When a limit is first reached, per quantile. {@code p10} is early: one time in ten it happens before that day, so it
 * is read off the P90 path.
 */
public record Crossing(Reach p10, Reach p50, Reach p90) {

    /** When one quantile of a path reaches a limit. */
    public sealed interface Reach {
        /** During this UTC day; the day of {@code asOf} if the limit is reached already. */
        record On(LocalDate day) implements Reach {}

        /** The path ends below the limit. */
        record NotWithinHorizon() implements Reach {}

        /** The path would reach it, but whether there is any growth at all is within the noise. */
        record Undecided() implements Reach {}
    }

    /**
     * Reads the first crossing off the running maximum of each path, so a dip after a peak does not undo it.
     *
     * @param limit in the path's unit
     */
    public static Crossing of(Path path, long limit) {
        return new Crossing(
                reach(path, limit, Path.Knot::p90),
                reach(path, limit, Path.Knot::p50),
                reach(path, limit, Path.Knot::p10));
    }

    private static Reach reach(Path path, long limit, ToLongFunction<Path.Knot> quantile) {
        if (path.level() >= limit) {
            return new Reach.On(path.date(0));
        }
        for (int day = 1; day <= path.horizonDays(); day++) {
            if (quantile.applyAsLong(path.at(day)) >= limit) {
                return path.isGrowthCertain() ? new Reach.On(path.date(day - 1)) : new Reach.Undecided();
            }
        }
        return new Reach.NotWithinHorizon();
    }
}
