package io.headroom.api.database;

import io.headroom.api.figure.Rounded;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.Foreseen;
import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.Hindsight;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what is expected of a scope from what analytics said last and from what has come since. */
final class Forecasts {
    private static final Forecast.Refusal NOT_YET = new Forecast.Refusal(
            "NOT_YET_PROJECTED",
            "Nothing has been projected for this scope yet; that happens once its history has been counted.",
            null);

    /** What analytics said was said at midnight, of a tenant that was there. */
    private static final Forecast.Refusal LEFT = new Forecast.Refusal(
            RefusalCode.LEVEL_SHIFT.name(), "The tenant has left: all its rows have been removed.", null);

    private Forecasts() {}

    static Forecast of(Database database, KnownFuture future, Scope scope, ForecastQuery query) {
        Measure measure = query.measure();
        Footprint counted = database.footprints().of(scope);
        Footprint live = counted == null ? Footprint.NONE : counted;
        Instant now = database.moment();
        long level = measure == Measure.ROWS ? live.rows() : live.bytes();
        ProjectionFact fact = database.growth().projection(scope, measure);
        Foreseen foreseen = fact == null ? null : future.on(fact, scope, measure, now);
        Forecast.Refusal refusal = foreseen == null ? NOT_YET : refusal(database, scope, foreseen.projection());
        Optional<Path> path =
                foreseen == null || refusal != null ? Optional.empty() : Optional.of((Path) foreseen.projection());
        Growth growth = fact == null ? null : fact.growth();
        TrackRecord record = path.map(Path::trackRecord).orElse(TrackRecord.NONE);
        Hindsight hindsight = record.hindsight();
        return new Forecast(
                scope.toString(),
                measure,
                measure.unit(),
                now,
                level,
                fact == null ? null : fact.asOf(),
                path.map(Path::method).orElse(null),
                record.contenders().stream().map(Forecast.Contender::of).toList(),
                path.map(said -> new Served(said, straight(foreseen, said), now).path(level, query.days()))
                        .orElse(List.of()),
                record.accuracy(query.days()).map(Forecast.Accuracy::of).orElse(null),
                growth == null ? null : Rounded.thousandths(growth.perDay()),
                growth == null ? null : growth.origin(),
                growth == null ? null : growth.days(),
                path.flatMap(Path::doubling).map(Forecasts::days).orElse(null),
                hindsight == null ? null : Forecast.Hindsight.of(hindsight),
                refusal,
                RecentLevels.line(database.growth(), scope, measure, live, now).orElse(null),
                known(future, scope, refusal == null ? foreseen : null, now, query.days()));
    }

    /** The path without what is known beside history. */
    private static Path straight(@Nullable Foreseen foreseen, Path path) {
        return foreseen == null || foreseen.effects().isEmpty()
                ? path
                : foreseen.effects().get(0).without();
    }

    /** @param foreseen null where there is no path that could be moved */
    private static List<Forecast.Known> known(
            KnownFuture future, Scope scope, @Nullable Foreseen foreseen, Instant now, int days) {
        Map<Annotation, Long> added = new HashMap<>();
        if (foreseen != null && foreseen.projection() instanceof Path path) {
            int last = new Served(path, path, now).last(days);
            foreseen.effects().forEach(effect -> added.put(effect.annotation(), effect.by(last)));
        }
        return future.concerning(scope, now).stream()
                .sorted(Comparator.comparing(Annotation::from).thenComparing(Annotation::id))
                .map(annotation -> Forecast.Known.of(annotation, added.get(annotation)))
                .toList();
    }

    private static double days(Duration duration) {
        return Rounded.thousandths(
                duration.toSeconds() / (double) ChronoUnit.DAYS.getDuration().toSeconds());
    }

    private static Forecast.@Nullable Refusal refusal(Database database, Scope scope, Projection projection) {
        if (projection instanceof Projection.Refusal refused) {
            return new Forecast.Refusal(
                    refused.code().name(), refused.detail(), refused.until().orElse(null));
        }
        return hasLeft(database, scope) ? LEFT : null;
    }

    private static boolean hasLeft(Database database, Scope scope) {
        Tenant tenant = scope instanceof Scope.OfTenant whole
                ? whole.tenant()
                : scope instanceof Scope.OfTenantTable part ? part.tenant() : null;
        return tenant != null && database.footprints().of(new Scope.OfTenant(tenant)) == null;
    }
}
