package io.headroom.api.database;

import io.headroom.core.annotation.Foreseen;
import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of one scope, by what analytics said last, what people know and what has come since.
 *
 * @param live what is there now
 * @param fact what analytics said, null before it has
 * @param foreseen the same with what is known beside; null where there is no fact
 * @param refusal why there is no path, null where there is one
 */
record Expected(
        Scope scope,
        Footprint live,
        long level,
        Instant now,
        @Nullable ProjectionFact fact,
        @Nullable Foreseen foreseen,
        Forecast.@Nullable Refusal refusal) {
    private static final Forecast.Refusal NOT_YET = new Forecast.Refusal(
            "NOT_YET_PROJECTED",
            "Nothing has been projected for this scope yet; that happens once its history has been counted.",
            null);

    /** What analytics said was said at midnight, of a tenant that was there. */
    private static final Forecast.Refusal LEFT = new Forecast.Refusal(
            RefusalCode.LEVEL_SHIFT.name(), "The tenant has left: all its rows have been removed.", null);

    static Expected of(Database database, KnownFuture future, Scope scope, Measure measure) {
        Footprint counted = database.footprints().of(scope);
        Footprint live = counted == null ? Footprint.NONE : counted;
        long level = measure == Measure.ROWS ? live.rows() : live.bytes();
        Instant now = database.moment();
        ProjectionFact fact = database.growth().projection(scope, measure);
        Foreseen foreseen = fact == null ? null : future.on(fact, scope, measure, now);
        Forecast.Refusal refusal = foreseen == null ? NOT_YET : refusal(database, scope, foreseen.projection());
        return new Expected(scope, live, level, now, fact, foreseen, refusal);
    }

    Optional<Path> path() {
        return foreseen == null || refusal != null ? Optional.empty() : Optional.of((Path) foreseen.projection());
    }

    /** One for each of the coming {@code days}, or fewer where the path ends; none where there is no path. */
    List<Forecast.Point> points(int days) {
        return path().map(said -> new Served(said, straight(said), now).path(level, days))
                .orElse(List.of());
    }

    /** The path without what is known beside history. */
    private Path straight(Path path) {
        return foreseen == null || foreseen.effects().isEmpty()
                ? path
                : foreseen.effects().get(0).without();
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
