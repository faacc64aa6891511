package io.headroom.core.trigger;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Limit;
import io.headroom.core.capacity.Runway;
import io.headroom.core.forecast.Crossing;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The runway of an instance's storage as a reading: the time that is left before somebody has to have decided. */
public final class Runways {
    /** An early date is nine times out of ten too early; that much later it is no longer early in what grows unevenly. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private Runways() {}

    /**
     * Until the early date of the ceiling, less the lead time; nothing is left when that has passed. A path that does not
     * get there leaves at least as much as it is long.
     *
     * @param runways to the limits of {@code capacity}, along {@code projection}
     */
    public static Reading left(List<Runway> runways, Projection projection, Capacity capacity, Instant at) {
        return read(runways, projection, capacity, at, crossing -> until(at, crossing.p10()));
    }

    /** The same until the likely date, or a week after the early one where that is sooner. */
    public static Reading likelyLeft(List<Runway> runways, Projection projection, Capacity capacity, Instant at) {
        return read(
                runways,
                projection,
                capacity,
                at,
                crossing -> until(at, crossing.p10())
                        .map(PATIENCE::plus)
                        .map(patient -> sooner(patient, until(at, crossing.p50()))));
    }

    private static Duration sooner(Duration patient, Optional<Duration> likely) {
        return likely.filter(until -> until.compareTo(patient) < 0).orElse(patient);
    }

    private static Reading read(
            List<Runway> runways,
            Projection projection,
            Capacity capacity,
            Instant at,
            Function<Crossing, Optional<Duration>> until) {
        if (capacity.leadTime().isEmpty()) {
            return new Reading.Unknown(at, "the lead time of instance " + capacity.instance() + " is not declared");
        }
        Duration leadTime = capacity.leadTime().get();
        return runways.stream()
                .filter(runway -> runway instanceof Runway.Projected)
                .map(runway -> (Runway.Projected) runway)
                .filter(runway -> runway.limit().kind() == Limit.Kind.CEILING)
                .findFirst()
                .map(runway -> until.apply(runway.crossing())
                        .map(time -> (Reading) new Reading.Measured(at, left(time, leadTime)))
                        .orElseGet(() -> withoutDate(runway.crossing().p10(), projection, leadTime, at)))
                .orElseGet(() -> new Reading.Unknown(at, "there is no projection of the storage yet"));
    }

    private static Optional<Duration> until(Instant at, Crossing.Reach reach) {
        return reach instanceof Crossing.Reach.On on
                ? Optional.of(Duration.between(at, on.day().atStartOfDay().toInstant(ZoneOffset.UTC)))
                : Optional.empty();
    }

    private static Reading withoutDate(Crossing.Reach early, Projection projection, Duration leadTime, Instant at) {
        return early instanceof Crossing.Reach.NotWithinHorizon && projection instanceof Path path
                ? new Reading.AtLeast(at, left(Duration.ofDays(path.horizonDays()), leadTime))
                : new Reading.Unknown(at, "whether storage grows is within the noise");
    }

    private static double left(Duration until, Duration leadTime) {
        return Math.max(0, until.minus(leadTime).toMillis() / 1000.0);
    }
}
