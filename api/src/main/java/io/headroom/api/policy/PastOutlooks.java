package io.headroom.api.policy;

import io.headroom.api.view.Facts;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.decision.Estate;
import io.headroom.core.decision.Inputs;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.Outlooks;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.ScopeHistory;
import io.headroom.core.projection.SeriesKey;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was expected of databases on days gone by, projected anew from what was known when those days began. */
final class PastOutlooks {
    private final Facts facts;
    private final Estate estate;
    private final Map<String, Optional<ScopeHistory>> histories = new HashMap<>();
    private final Map<Day, Optional<Inputs.About>> made = new HashMap<>();

    private record Day(String database, Instant midnight) {}

    PastOutlooks(Facts facts, Estate estate) {
        this.facts = facts;
        this.estate = estate;
    }

    /** As an input to the database's instance; empty if nothing is known of the database. */
    Optional<Inputs.About> of(String database, Instant at) {
        Day day = new Day(database, at.truncatedTo(ChronoUnit.DAYS));
        return made.computeIfAbsent(day, this::project);
    }

    private Optional<Inputs.About> project(Day day) {
        return histories.computeIfAbsent(day.database(), this::history).flatMap(history -> {
            SeriesKey series = new SeriesKey(new ScopeKey(day.database(), Scope.DATABASE), Measure.LOGICAL_BYTES);
            ProjectionFact expected =
                    Outlooks.project(history, Measure.LOGICAL_BYTES, day.midnight(), exceptional(day));
            return Inputs.expected(series, expected, estate);
        });
    }

    /** By what had been said by then. */
    private Set<LocalDate> exceptional(Day day) {
        List<Annotation> known = Stream.concat(
                        estate.annotations().stream(), facts.annotations().all().values().stream())
                .filter(annotation -> annotation.database().equals(day.database()))
                .toList();
        LocalDate today = day.midnight().atOffset(ZoneOffset.UTC).toLocalDate();
        return KnownFuture.of(known).saidBy(day.midnight()).exceptionalDays(Scope.DATABASE, today);
    }

    private Optional<ScopeHistory> history(String database) {
        LiveFootprint total = facts.footprints().of(database).total();
        NavigableMap<Long, GrowthBucket> days =
                new TreeMap<>(facts.growths().of(database).buckets(Scope.DATABASE, Granularity.DAY));
        return Optional.ofNullable(total).map(live -> new ScopeHistory(live.live(), days));
    }
}
