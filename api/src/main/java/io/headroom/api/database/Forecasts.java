package io.headroom.api.database;

import io.headroom.api.figure.Rounded;
import io.headroom.core.annotation.Annotation;
import io.headroom.core.annotation.Foreseen;
import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.Hindsight;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what is expected of a scope from what analytics said last and from what has come since. */
final class Forecasts {
    private Forecasts() {}

    static Forecast of(Database database, KnownFuture future, Scope scope, ForecastQuery query) {
        Measure measure = query.measure();
        Expected expected = Expected.of(database, future, scope, measure);
        ProjectionFact fact = expected.fact();
        Instant now = expected.now();
        Optional<Path> path = expected.path();
        Growth growth = fact == null ? null : fact.growth();
        TrackRecord record = path.map(Path::trackRecord).orElse(TrackRecord.NONE);
        Hindsight hindsight = record.hindsight();
        return new Forecast(
                scope.toString(),
                measure,
                measure.unit(),
                now,
                expected.level(),
                fact == null ? null : fact.asOf(),
                path.map(Path::method).orElse(null),
                record.contenders().stream().map(Forecast.Contender::of).toList(),
                expected.points(query.days()),
                new Coherence(database, future, query).means(expected).orElse(null),
                record.accuracy(query.days()).map(Forecast.Accuracy::of).orElse(null),
                growth == null ? null : Rounded.thousandths(growth.perDay()),
                growth == null ? null : growth.origin(),
                growth == null ? null : growth.days(),
                path.flatMap(Path::doubling).map(Forecasts::days).orElse(null),
                hindsight == null ? null : Forecast.Hindsight.of(hindsight),
                expected.refusal(),
                RecentLevels.line(database.growth(), scope, measure, expected.live(), now)
                        .orElse(null),
                known(future, expected, query.days()));
    }

    private static List<Forecast.Known> known(KnownFuture future, Expected expected, int days) {
        Instant now = expected.now();
        Foreseen foreseen = expected.foreseen();
        Map<Annotation, Long> added = new HashMap<>();
        expected.path().ifPresent(path -> {
            int last = new Served(path, path, now).last(days);
            List<Foreseen.Effect> effects = foreseen == null ? List.of() : foreseen.effects();
            effects.forEach(effect -> added.put(effect.annotation(), effect.by(last)));
        });
        return future.concerning(expected.scope(), now).stream()
                .sorted(Comparator.comparing(Annotation::from).thenComparing(Annotation::id))
                .map(annotation -> Forecast.Known.of(annotation, added.get(annotation)))
                .toList();
    }

    private static double days(Duration duration) {
        return Rounded.thousandths(
                duration.toSeconds() / (double) ChronoUnit.DAYS.getDuration().toSeconds());
    }
}
