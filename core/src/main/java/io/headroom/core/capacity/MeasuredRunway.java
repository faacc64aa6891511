package io.headroom.core.capacity;

import io.headroom.core.forecast.Crossing;
import io.headroom.core.forecast.Crossing.Reach;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageProjection.Knot;
import io.headroom.core.usage.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * When a measure reaches its limit.
 *
 * @param subject the instance, or the sequence
 * @param level in the measure's unit; null where nothing was read
 * @param crossing null where {@code refusal} says why there is none
 * @param actBy the last day to order more; may have passed. Null where there is no early date, or nothing to be ordered
 */
public record MeasuredRunway(
        MeasuredLimit limit,
        Subject subject,
        @Nullable Double level,
        @Nullable Crossing crossing,
        ProjectionFact.@Nullable Refused refusal,
        @Nullable LocalDate actBy) {

    /**
     * Read off a projection by day.
     *
     * @param leadTime from ordering more to having it
     */
    public static MeasuredRunway of(
            MeasuredLimit limit, Subject subject, UsageProjection said, Optional<Duration> leadTime) {
        Double level = said.level();
        UsageProjection.Outlook outlook = said.outlook();
        boolean reached = level != null && level >= limit.value();
        if (outlook == null && !reached) {
            return new MeasuredRunway(limit, subject, level, null, said.refusal(), null);
        }
        Crossing crossing =
                reached || outlook == null ? today(said.asOf()) : crossing(said.asOf(), outlook, limit.value());
        LocalDate actBy = limit.canBeBought() && crossing.p10() instanceof Reach.On early
                ? leadTime.map(time -> early.day().minusDays(days(time))).orElse(null)
                : null;
        return new MeasuredRunway(limit, subject, level, crossing, null, actBy);
    }

    private static Crossing today(Instant asOf) {
        Reach today = new Reach.On(date(asOf, 0));
        return new Crossing(today, today, today);
    }

    private static Crossing crossing(Instant asOf, UsageProjection.Outlook outlook, double limit) {
        // What is reached even on the low path is no noise, whether it grows or comes with its season.
        boolean certain = outlook.growing() || first(outlook, limit, Knot::p10).isPresent();
        return new Crossing(
                reach(asOf, first(outlook, limit, Knot::p90), certain),
                reach(asOf, first(outlook, limit, Knot::p50), certain),
                reach(asOf, first(outlook, limit, Knot::p10), certain));
    }

    private static Reach reach(Instant asOf, Optional<Integer> step, boolean certain) {
        if (step.isEmpty()) {
            return new Reach.NotWithinHorizon();
        }
        return certain ? new Reach.On(date(asOf, step.get() - 1)) : new Reach.Undecided();
    }

    /** The first step at which a quantile is there: its running maximum, so a dip later on undoes nothing. */
    private static Optional<Integer> first(
            UsageProjection.Outlook outlook, double limit, ToDoubleFunction<Knot> quantile) {
        int before = 0;
        for (Knot knot : outlook.knots()) {
            if (quantile.applyAsDouble(knot) >= limit) {
                return Optional.of(before + 1);
            }
            before = knot.step();
        }
        return Optional.empty();
    }

    private static LocalDate date(Instant asOf, int days) {
        return asOf.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(days);
    }

    /** A day begun is a day needed. */
    private static long days(Duration leadTime) {
        boolean whole = leadTime.equals(Duration.ofDays(leadTime.toDays()));
        return leadTime.toDays() + (whole ? 0 : 1);
    }
}
