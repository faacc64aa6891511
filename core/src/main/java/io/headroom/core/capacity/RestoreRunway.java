package io.headroom.core.capacity;

import io.headroom.core.forecast.Crossing;
import io.headroom.core.forecast.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The time until the databases of an instance have become too large to be restored within what is declared: from then on
 * the promise cannot be kept, however much disk there is.
 */
public final class RestoreRunway {
    private RestoreRunway() {}

    /**
     * Nothing where no goal is declared, no rate is known, or the databases cannot be measured.
     *
     * @param databases bytes of all of them now
     * @param measured bytes a second, out of a restore that was tested
     */
    public static Optional<RunwayFact> of(
            Capacity capacity,
            StorageOutlook outlook,
            @Nullable Long databases,
            OptionalDouble measured,
            Instant asOf) {
        if (capacity.restore().isEmpty() || databases == null) {
            return Optional.empty();
        }
        RestoreGoal goal = capacity.restore().get();
        OptionalLong limit = goal.bytes(measured);
        return limit.isEmpty()
                ? Optional.empty()
                : crossing(outlook, databases, limit.getAsLong(), asOf)
                        .map(crossing -> fact(goal, limit.getAsLong(), crossing));
    }

    /** WAL and temporary files are projected too, and not restored: they come on top of the limit. */
    private static Optional<Crossing> crossing(StorageOutlook outlook, long databases, long limit, Instant asOf) {
        if (databases >= limit) {
            Crossing.Reach today =
                    new Crossing.Reach.On(asOf.atOffset(ZoneOffset.UTC).toLocalDate());
            return Optional.of(new Crossing(today, today, today));
        }
        long others = Math.max(0, outlook.usedBytes().orElse(databases) - databases);
        return outlook.complete() && outlook.projection() instanceof Path path
                ? Optional.of(Crossing.of(path, limit + others))
                : Optional.empty();
    }

    private static RunwayFact fact(RestoreGoal goal, long limit, Crossing crossing) {
        return new RunwayFact(
                Resource.RESTORE_TIME,
                goal.within().toString(),
                limit,
                RunwayFact.Reached.of(crossing.p10()),
                RunwayFact.Reached.of(crossing.p50()),
                RunwayFact.Reached.of(crossing.p90()),
                null);
    }
}
