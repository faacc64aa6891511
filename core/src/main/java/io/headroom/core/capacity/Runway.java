package io.headroom.core.capacity;

import io.headroom.core.forecast.Crossing;
import io.headroom.core.forecast.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The time until a limit of an instance's storage is reached. */
public sealed interface Runway {

    /**
     * As far as the projection reaches.
     *
     * @param actBy the last day to decide on more capacity: the early date less the lead time. It may have passed.
     *     Absent without a lead time, or without an early date
     */
    record Projected(Limit limit, Crossing crossing, Optional<LocalDate> actBy) implements Runway {}

    /** Nothing can be said about any limit. */
    record Unknown(Doubt doubt) implements Runway {}

    /** The runway to every limit, the nearest limit first; one {@link Unknown} where there is none. */
    static List<Runway> storage(Capacity capacity, StorageOutlook outlook, Instant asOf) {
        Optional<Doubt> doubt = Doubt.about(capacity, outlook);
        if (doubt.isEmpty() && outlook.projection() instanceof Path path) {
            return limits(capacity)
                    .map(limit -> projected(limit, Crossing.of(path, limit.bytes()), capacity))
                    .toList();
        }
        List<Runway> reached = limits(capacity)
                .filter(limit -> outlook.usedBytes().orElse(0) >= limit.bytes())
                .map(limit -> projected(limit, at(asOf), capacity))
                .toList();
        return reached.isEmpty() ? List.of(new Unknown(doubt.orElseThrow())) : reached;
    }

    private static Stream<Limit> limits(Capacity capacity) {
        return capacity.storage().stream()
                .flatMap(storage -> Arrays.stream(Limit.Kind.values()).map(kind -> kind.of(storage)));
    }

    private static Runway projected(Limit limit, Crossing crossing, Capacity capacity) {
        Optional<LocalDate> actBy = crossing.p10() instanceof Crossing.Reach.On early
                ? capacity.leadTime().map(leadTime -> early.day().minusDays(days(leadTime)))
                : Optional.empty();
        return new Projected(limit, crossing, actBy);
    }

    /** What is used already has reached a limit, whatever comes. */
    private static Crossing at(Instant asOf) {
        Crossing.Reach today =
                new Crossing.Reach.On(asOf.atOffset(ZoneOffset.UTC).toLocalDate());
        return new Crossing(today, today, today);
    }

    /** A day begun is a day needed. */
    private static long days(Duration leadTime) {
        boolean whole = leadTime.equals(Duration.ofDays(leadTime.toDays()));
        return leadTime.toDays() + (whole ? 0 : 1);
    }
}
