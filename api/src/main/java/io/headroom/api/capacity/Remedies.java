package io.headroom.api.capacity;

import io.headroom.api.database.Databases;
import io.headroom.api.database.OldRows;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Resource;
import io.headroom.core.capacity.RunwayFact;
import io.headroom.core.remedy.Room;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what an owner can do about a limit before he pays. */
@Singleton
final class Remedies {
    private static final int SHOWN = 5;

    /** What is enough, then what touches one tenant only, then what gains most. */
    private static final Comparator<Remedy> BEST_FIRST = Comparator.comparing(Remedy::enough, Comparator.reverseOrder())
            .thenComparing(remedy -> remedy.tenant() == null)
            .thenComparing(Remedy::daysGained, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(Remedy::table);

    private final Databases databases;

    Remedies(Databases databases) {
        this.databases = databases;
    }

    /** None where no limit has a date. */
    List<Remedy> of(RecommendationFact said) {
        return said.runways().stream()
                .filter(runway ->
                        runway.resource() == Resource.STORAGE && runway.p50().day() != null)
                .max(Comparator.comparing((RunwayFact runway) -> isBelowCapacity(said, runway))
                        .thenComparing(RunwayFact::limitBytes))
                .map(runway -> of(said, runway))
                .orElse(List.of());
    }

    /** A full disk is too late. */
    private static boolean isBelowCapacity(RecommendationFact said, RunwayFact runway) {
        return said.capacityBytes() == null || runway.limitBytes() < said.capacityBytes();
    }

    private List<Remedy> of(RecommendationFact said, RunwayFact runway) {
        LocalDate day = runway.p50().day();
        Long used = said.usedBytes();
        if (day == null || used == null) {
            return List.of();
        }
        long days = ChronoUnit.DAYS.between(said.asOf().atZone(ZoneOffset.UTC).toLocalDate(), day);
        if (days <= 0 || used >= runway.limitBytes()) {
            return List.of();
        }
        Room room = new Room(runway.limitBytes() - used, days);
        return databases.byInstance().getOrDefault(said.instance(), List.of()).stream()
                .flatMap(database -> databases.oldRows(database).stream()
                        .map(rows -> remedy(said, runway, room, database, rows))
                        .flatMap(Optional::stream))
                .sorted(BEST_FIRST)
                .limit(SHOWN)
                .toList();
    }

    private static Optional<Remedy> remedy(
            RecommendationFact said, RunwayFact runway, Room room, String database, OldRows rows) {
        return rows.ageing().choice(room, said.asOf()).map(choice -> Remedy.of(database, rows, runway.limit(), choice));
    }
}
