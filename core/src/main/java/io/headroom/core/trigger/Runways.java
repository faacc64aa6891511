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

/** The runway of an instance's storage as a reading: the time that is left before somebody has to have decided. */
public final class Runways {
    private Runways() {}

    /**
     * Until the early date of the ceiling, less the lead time; nothing is left when that has passed. A path that does not
     * get there leaves at least as much as it is long.
     *
     * @param runways to the limits of {@code capacity}, along {@code projection}
     */
    public static Reading left(List<Runway> runways, Projection projection, Capacity capacity, Instant at) {
        if (capacity.leadTime().isEmpty()) {
            return new Reading.Unknown(at, "the lead time of instance " + capacity.instance() + " is not declared");
        }
        Duration leadTime = capacity.leadTime().get();
        return runways.stream()
                .filter(runway -> runway instanceof Runway.Projected)
                .map(runway -> (Runway.Projected) runway)
                .filter(runway -> runway.limit().kind() == Limit.Kind.CEILING)
                .findFirst()
                .map(runway -> left(runway.crossing().p10(), projection, leadTime, at))
                .orElseGet(() -> new Reading.Unknown(at, "there is no projection of the storage yet"));
    }

    private static Reading left(Crossing.Reach early, Projection projection, Duration leadTime, Instant at) {
        if (early instanceof Crossing.Reach.On on) {
            Duration until = Duration.between(at, on.day().atStartOfDay().toInstant(ZoneOffset.UTC));
            return new Reading.Measured(at, left(until, leadTime));
        }
        return early instanceof Crossing.Reach.NotWithinHorizon && projection instanceof Path path
                ? new Reading.AtLeast(at, left(Duration.ofDays(path.horizonDays()), leadTime))
                : new Reading.Unknown(at, "whether storage grows is within the noise");
    }

    private static double left(Duration until, Duration leadTime) {
        return Math.max(0, until.minus(leadTime).toMillis() / 1000.0);
    }
}
