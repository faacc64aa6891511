package io.headroom.api.capacity;

import io.headroom.api.database.Databases;
import io.headroom.api.database.Relation;
import io.headroom.api.view.Facts;
import io.headroom.api.view.Views;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.readiness.ReadinessFacts;
import io.headroom.core.remedy.Ageing;
import io.headroom.core.remedy.Bloat;
import io.headroom.core.remedy.LargeTable;
import io.headroom.core.remedy.Ruling;
import io.headroom.core.remedy.UnusedIndexes;
import io.headroom.core.usage.IndexUse;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks every rule about a database what it says, with what the views know. */
@Singleton
final class Rulings {
    /** Of what the instance uses: less is not worth the effort. */
    private static final double WORTH = 0.01;

    /** From here on something is a large part of the instance. */
    private static final double MUCH = 0.1;

    private static final long LEAST = 1_000_000;

    private final Views views;
    private final Databases databases;

    Rulings(Views views, Databases databases) {
        this.views = views;
        this.databases = databases;
    }

    /** @param relation the table it is about; null where it is about none */
    record About(Ruling ruling, @Nullable Relation relation) {}

    /** Those about the largest tables first. */
    List<About> of(RecommendationFact said, String database) {
        List<About> rulings = new ArrayList<>();
        OptionalLong diskFree = diskFree(said);
        long worth = worth(said, WORTH);
        long much = worth(said, MUCH);
        databases.relations(database).stream()
                .filter(relation -> relation.sizes().physicalBytes() >= worth)
                .sorted(Comparator.comparingLong(
                                (Relation relation) -> relation.sizes().physicalBytes())
                        .reversed())
                .forEach(relation -> Stream.concat(
                                new Bloat(relation.sizes(), diskFree, worth).rulings().stream(),
                                large(relation, much, said.asOf()).rulings().stream())
                        .forEach(ruling -> rulings.add(new About(ruling, relation))));
        indexes(said, database, worth).forEach(ruling -> rulings.add(new About(ruling, null)));
        return rulings;
    }

    private static LargeTable large(Relation relation, long much, Instant now) {
        Ageing changing = relation.changing();
        return new LargeTable(
                relation.sizes(),
                relation.birthColumn(),
                relation.partitioned(),
                changing == null ? null : changing.older(LargeTable.OLD_MONTHS, now),
                much);
    }

    /** Nothing before the first look. */
    private List<Ruling> indexes(RecommendationFact said, String database, long worth) {
        Map<String, ReadinessFacts> facts = views.facts().readiness().all();
        ReadinessFacts read = facts.get(database);
        if (read == null) {
            return List.of();
        }
        IndexUse here = read.indexes();
        if (here == null) {
            return List.of(UnusedIndexes.unread());
        }
        List<IndexUse> standbys = facts.values().stream()
                .map(ReadinessFacts::indexes)
                .filter(other -> other != null && other.isOnStandbyOf(here))
                .toList();
        return new UnusedIndexes(here, standbys, worth).rulings(said.asOf());
    }

    private static long worth(RecommendationFact said, double share) {
        Long used = said.usedBytes();
        return used == null ? LEAST : Math.max(LEAST, Math.round(share * used));
    }

    /** By what is declared and by what the machine itself says, whichever is less. */
    private OptionalLong diskFree(RecommendationFact said) {
        Long capacity = said.capacityBytes();
        Long used = said.usedBytes();
        Facts facts = views.facts();
        UsageBucket host = facts.usages().latest(Subject.instance(said.instance()), UsageMeasure.HOST_DISK_AVAILABLE);
        long declared = capacity == null || used == null ? Long.MAX_VALUE : Math.max(0, capacity - used);
        long measured = host == null ? Long.MAX_VALUE : Math.round(host.last());
        long free = Math.min(declared, measured);
        return free == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(free);
    }
}
