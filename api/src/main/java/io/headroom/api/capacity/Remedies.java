package io.headroom.api.capacity;

import io.headroom.api.database.Databases;
import io.headroom.api.database.Relation;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.remedy.FreedSpace;
import io.headroom.core.remedy.RemedyKind;
import io.headroom.core.remedy.Room;
import io.headroom.core.remedy.Ruling;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds what an owner can do before he pays. */
@Singleton
final class Remedies {
    private static final int SHOWN_OF_A_KIND = 5;

    /** What is enough, and of that what touches one tenant only; then what gains most. */
    private static final Comparator<Remedy> BEST_FIRST = Comparator.comparing(Remedy::kind)
            .thenComparing(Remedy::enough, Comparator.reverseOrder())
            .thenComparing(remedy -> remedy.doubt() != null)
            .thenComparing(remedy -> remedy.enough() && remedy.tenant() == null)
            .thenComparing(remedy -> remedy.limit() == null)
            .thenComparing(Remedy::daysGained, Comparator.nullsFirst(Comparator.reverseOrder()))
            .thenComparing(Remedy::freedBytes, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Remedy::what);

    private final Databases databases;
    private final Rulings rulings;
    private final ServerRulings server;

    Remedies(Databases databases, Rulings rulings, ServerRulings server) {
        this.databases = databases;
        this.rulings = rulings;
        this.server = server;
    }

    /** What is offered, in order of what it costs, and what is not. */
    record Found(List<Remedy> remedies, List<NotOffered> notOffered) {}

    Found of(RecommendationFact said) {
        Due due = Due.of(said).orElse(null);
        List<Remedy> offered = new ArrayList<>();
        List<NotOffered> withheld = new ArrayList<>();
        List<String> on = databases.byInstance().getOrDefault(said.instance(), List.of());
        for (String database : on) {
            if (due != null) {
                offered.addAll(retentions(said, due, database));
            }
            rulings.of(said, database).forEach(about -> sort(database, about, due, offered, withheld));
        }
        server.of(said, on).forEach(ruling -> sort(null, new Rulings.About(ruling, null), due, offered, withheld));
        return new Found(
                few(offered.stream().sorted(BEST_FIRST).toList(), Remedy::kind), few(withheld, NotOffered::kind));
    }

    private static void sort(
            @Nullable String database,
            Rulings.About about,
            @Nullable Due due,
            List<Remedy> offered,
            List<NotOffered> withheld) {
        if (about.ruling() instanceof Ruling.Withheld no) {
            withheld.add(NotOffered.of(database, no));
        } else if (about.ruling() instanceof Ruling.Offered yes) {
            remedy(database, yes, about.relation(), due).ifPresent(offered::add);
        }
    }

    private List<Remedy> retentions(RecommendationFact said, Due due, String database) {
        return databases.oldRows(database).stream()
                .flatMap(rows -> rows.ageing().choice(due.room(), said.asOf()).stream()
                        .map(choice -> Remedy.of(database, rows, due.limit(), choice)))
                .toList();
    }

    /** Nothing for what gains hardly a day. */
    private static Optional<Remedy> remedy(
            @Nullable String database, Ruling.Offered said, @Nullable Relation relation, @Nullable Due due) {
        if (due == null) {
            return Optional.of(Remedy.of(database, said, null));
        }
        OptionalLong gained = gained(said.gain(), relation, due.room());
        if (gained == null) {
            return Optional.of(Remedy.of(database, said, null));
        }
        return Room.isWorthIt(gained) ? Optional.of(Remedy.of(database, said, due.by(gained))) : Optional.empty();
    }

    /** Null while nobody knows. */
    private static @Nullable OptionalLong gained(Ruling.@Nullable Gain gain, @Nullable Relation relation, Room room) {
        if (gain == null) {
            return null;
        }
        if (gain.space() == FreedSpace.RETURNED_TO_DISK) {
            return room.daysGained(gain.bytes(), 0);
        }
        Double pace = relation == null ? null : relation.pacePerDay();
        return pace == null ? null : room.daysGainedInside(gain.bytes(), pace);
    }

    private static <T> List<T> few(List<T> all, Function<T, RemedyKind> kind) {
        Map<RemedyKind, Integer> shown = new EnumMap<>(RemedyKind.class);
        return all.stream()
                .filter(one -> shown.merge(kind.apply(one), 1, Integer::sum) <= SHOWN_OF_A_KIND)
                .toList();
    }
}
