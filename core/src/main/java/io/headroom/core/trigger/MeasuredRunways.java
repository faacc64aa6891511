package io.headroom.core.trigger;

import io.headroom.core.capacity.MeasuredLimit;
import io.headroom.core.capacity.MeasuredRunway;
import io.headroom.core.forecast.Crossing;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.usage.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runway of a measured resource as a reading: the time that is left before somebody has to have decided. */
public final class MeasuredRunways {
    private MeasuredRunways() {}

    /**
     * Until the early date of the limit, less the lead time where more can be ordered; nothing is left when that has passed. A
     * path that does not get there leaves at least as much as it is long.
     *
     * @param said by day; null where nothing has been said yet
     */
    public static Reading left(
            MeasuredLimit limit,
            Subject subject,
            @Nullable UsageProjection said,
            Optional<Duration> leadTime,
            Instant at) {
        if (said == null) {
            return new Reading.Unknown(at, limit.measure() + " of " + subject + " has not been projected yet");
        }
        if (said.isStaleAt(at)) {
            return new Reading.Unknown(
                    at, limit.measure() + " of " + subject + " has not been read since " + said.asOf());
        }
        if (limit.canBeBought() && leadTime.isEmpty()) {
            return new Reading.Unknown(at, "the lead time of " + subject + " is not declared");
        }
        Duration order = limit.canBeBought() ? leadTime.orElseThrow() : Duration.ZERO;
        MeasuredRunway runway = MeasuredRunway.of(limit, subject, said, leadTime);
        Crossing crossing = runway.crossing();
        return crossing == null
                ? new Reading.Unknown(at, refusal(runway))
                : left(crossing.p10(), said, order, limit, at);
    }

    private static Reading left(
            Crossing.Reach early, UsageProjection said, Duration order, MeasuredLimit limit, Instant at) {
        if (early instanceof Crossing.Reach.On on) {
            Instant day = on.day().atStartOfDay().toInstant(ZoneOffset.UTC);
            return new Reading.Measured(at, left(at, day, order));
        }
        if (early instanceof Crossing.Reach.NotWithinHorizon) {
            Instant end = said.asOf().plus(Duration.ofDays(said.horizon().orElse(0)));
            return new Reading.AtLeast(at, left(at, end, order));
        }
        return new Reading.Unknown(at, "whether use of " + limit.resource().label() + " grows is within the noise");
    }

    private static double left(Instant at, Instant end, Duration order) {
        return Math.max(0, Duration.between(at, end).minus(order).toMillis() / 1000.0);
    }

    private static String refusal(MeasuredRunway runway) {
        var refusal = runway.refusal();
        return refusal == null ? "nothing was said of it" : refusal.code() + ": " + refusal.detail();
    }
}
