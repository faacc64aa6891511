package io.headroom.core.annotation;

import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that is known of the future of one database. Projections say what history says; this is put on them wherever one is
 * used: dates and what is served come from here, so they cannot disagree.
 */
public record KnownFuture(List<Annotation> annotations) {
    public static final KnownFuture NOTHING = new KnownFuture(List.of());

    private static final int YEAR = 365;
    /** Daily growth is kept for 25 months. */
    private static final int REMEMBERED_DAYS = 800;

    public KnownFuture {
        annotations = annotations.stream()
                .sorted(Comparator.comparing(Annotation::id))
                .toList();
    }

    public static KnownFuture of(Collection<Annotation> annotations) {
        return annotations.isEmpty() ? NOTHING : new KnownFuture(List.copyOf(annotations));
    }

    /**
     * A projection of a scope with what is known at {@code now}. A refusal stays one, but where there is no growth: then
     * what is known is all that happens.
     */
    public Foreseen on(ProjectionFact fact, Scope scope, Measure measure, Instant now) {
        List<Annotation> concerned = concerning(scope, now).stream()
                .filter(annotation -> !annotation.isOver(now))
                .toList();
        Optional<Path> straight = concerned.isEmpty() ? Optional.empty() : path(fact);
        return straight.flatMap(path -> along(path, concerned, measure, now))
                .filter(foreseen -> fact.refusal() == null || moves(foreseen))
                .orElseGet(() -> new Foreseen(fact.projection(), List.of()));
    }

    /** What has been said by {@code now} of a scope, be it over or yet to come. */
    public List<Annotation> concerning(Scope scope, Instant now) {
        return annotations.stream()
                .filter(annotation -> annotation.isSaid(now) && concerns(annotation, scope))
                .toList();
    }

    /** The same without what was said later. */
    public KnownFuture saidBy(Instant then) {
        return new KnownFuture(annotations.stream()
                .filter(annotation -> annotation.isSaid(then))
                .toList());
    }

    /**
     * The days before {@code today} that teach nothing about the scope: those of imports and holidays. A launch is learned from, for
     * it stays. Also what was said afterwards counts.
     */
    public Set<LocalDate> exceptionalDays(Scope scope, LocalDate today) {
        LocalDate oldest = today.minusDays(REMEMBERED_DAYS);
        return annotations.stream()
                .filter(annotation -> annotation.kind() != AnnotationKind.LAUNCH && concerns(annotation, scope))
                .flatMap(annotation -> annotation.days(oldest, today))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Foreseen> along(Path path, List<Annotation> concerned, Measure measure, Instant now) {
        List<Foreseen.Effect> effects = concerned.stream()
                .flatMap(annotation -> effect(annotation, measure, path, now).stream())
                .toList();
        return effects.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Foreseen(Bend.of(concerned, measure, path, now).bend(path), effects));
    }

    /** A factor on no growth is none: nothing is known then, and the refusal stands. */
    private static boolean moves(Foreseen foreseen) {
        return foreseen.projection() instanceof Path path
                && path.knots().stream().anyMatch(knot -> knot.p50() != path.level());
    }

    /** A quantity moves all that its scope is a part of; whose a factor is, all that is a part of it. */
    private static boolean concerns(Annotation annotation, Scope scope) {
        return annotation.factor() != null || contains(scope, annotation.scope());
    }

    private static boolean contains(Scope whole, Scope part) {
        if (whole.equals(part) || whole instanceof Scope.OfDatabase) {
            return true;
        }
        return part instanceof Scope.OfTenantTable cell
                && (whole.equals(new Scope.OfTable(cell.table())) || whole.equals(new Scope.OfTenant(cell.tenant())));
    }

    private static Optional<Foreseen.Effect> effect(Annotation annotation, Measure measure, Path path, Instant now) {
        Bend bend = Bend.of(List.of(annotation), measure, path, now);
        return bend.changesNothing()
                ? Optional.empty()
                : Optional.of(new Foreseen.Effect(annotation, path, bend.bend(path)));
    }

    private static Optional<Path> path(ProjectionFact fact) {
        ProjectionFact.Refused refused = fact.refusal();
        Growth growth = fact.growth();
        return refused != null && refused.code() == RefusalCode.NO_GROWTH && growth != null
                ? Optional.of(flat(fact, growth))
                : fact.path();
    }

    private static Path flat(ProjectionFact fact, Growth growth) {
        long level = Math.max(0, fact.level());
        List<Path.Knot> knots = List.of(new Path.Knot(YEAR, level, level, level));
        GrowthInterval none = new GrowthInterval(0, 0);
        return new Path(fact.asOf(), level, knots, "no-growth", TrackRecord.NONE, growth, none, Optional.empty());
    }
}
