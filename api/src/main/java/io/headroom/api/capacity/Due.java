package io.headroom.api.capacity;

import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.RunwayFact;
import io.headroom.core.remedy.Room;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/** The limit of an instance's storage that has a date, and the room to it: what remedies put off. */
record Due(String limit, Room room) {

    /** Empty where no limit has a date, or it has passed. */
    static Optional<Due> of(RecommendationFact said) {
        return said.runways().stream()
                .filter(runway ->
                        runway.resource() == Resource.STORAGE && runway.p50().day() != null)
                .max(Comparator.comparing((RunwayFact runway) -> isBelowCapacity(said, runway))
                        .thenComparing(RunwayFact::limitBytes))
                .flatMap(runway -> of(said, runway));
    }

    Delay by(OptionalLong days) {
        return new Delay(limit, days, room.isEnough(days));
    }

    /** A full disk is too late. */
    private static boolean isBelowCapacity(RecommendationFact said, RunwayFact runway) {
        return said.capacityBytes() == null || runway.limitBytes() < said.capacityBytes();
    }

    private static Optional<Due> of(RecommendationFact said, RunwayFact runway) {
        LocalDate day = runway.p50().day();
        Long used = said.usedBytes();
        if (day == null || used == null) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(said.asOf().atZone(ZoneOffset.UTC).toLocalDate(), day);
        return days <= 0 || used >= runway.limitBytes()
                ? Optional.empty()
                : Optional.of(new Due(runway.limit(), new Room(runway.limitBytes() - used, days)));
    }
}
