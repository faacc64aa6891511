package io.headroom.api.database;

import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.forecast.CoherentMeans;
import io.headroom.core.scope.Scope;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes what is expected of parts add up: tables, and tenants, to the database, and tenants' parts of a table to that table. Worked out
 * when it is asked for, from the projections of all siblings at the same moment, so no order of projecting can make sums disagree.
 */
final class Coherence {
    private final Database database;
    private final KnownFuture future;
    private final ForecastQuery query;

    Coherence(Database database, KnownFuture future, ForecastQuery query) {
        this.database = database;
        this.future = future;
        this.query = query;
    }

    /** Empty where nothing can be said of the scope, or of the whole it is a part of, or where they exclude each other. */
    Optional<Forecast.Means> means(Expected expected) {
        Part own = part(expected);
        if (own.points().isEmpty()) {
            return Optional.empty();
        }
        return whole(expected.scope())
                .map(whole -> ofPart(expected.scope(), whole))
                .orElseGet(() -> Optional.of(Forecast.Means.ofWhole(own.days())));
    }

    private Optional<Forecast.Means> ofPart(Scope scope, Scope whole) {
        List<Part> parts = siblings(scope, whole)
                .sorted(Comparator.comparing(Scope::toString))
                .map(sibling -> part(Expected.of(database, future, sibling, query.measure())))
                .toList();
        List<Part> spoken =
                parts.stream().filter(part -> !part.points().isEmpty()).toList();
        int index = spoken.stream().map(Part::scope).toList().indexOf(scope);
        return index < 0
                ? Optional.empty()
                : means(Expected.of(database, future, whole, query.measure()))
                        .map(known -> shares(known, spoken, staying(parts), index))
                        .filter(path -> !path.isEmpty())
                        .map(path -> Forecast.Means.ofPart(whole, parts.size(), parts.size() - spoken.size(), path));
    }

    /** What those hold of which nothing can be said. */
    private static long staying(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.points().isEmpty())
                .mapToLong(Part::level)
                .sum();
    }

    /** One mean a day; none at all where less is expected of the whole than those hold of which nothing can be said. */
    private static List<Forecast.Mean> shares(Forecast.Means known, List<Part> parts, long staying, int index) {
        List<Forecast.Mean> path = new ArrayList<>();
        for (Forecast.Mean total : known.path()) {
            LocalDate at = total.at();
            if (total.mean() < staying) {
                return List.of();
            }
            long[] means = parts.stream().mapToLong(part -> part.mean(at)).toArray();
            long[] widths = parts.stream().mapToLong(part -> part.width(at)).toArray();
            long share = CoherentMeans.of(total.mean() - staying, means, widths)[index];
            path.add(new Forecast.Mean(at, share, means[index]));
        }
        return path;
    }

    private static Optional<Scope> whole(Scope scope) {
        if (scope instanceof Scope.OfTenantTable cell) {
            return Optional.of(new Scope.OfTable(cell.table()));
        }
        return scope instanceof Scope.OfDatabase ? Optional.empty() : Optional.of(Scope.DATABASE);
    }

    private Stream<? extends Scope> siblings(Scope scope, Scope whole) {
        if (scope instanceof Scope.OfTable) {
            return database.footprints().tables().keySet().stream().map(Scope.OfTable::new);
        }
        if (scope instanceof Scope.OfTenant) {
            return database.footprints().tenants().keySet().stream().map(Scope.OfTenant::new);
        }
        return database.footprints().tenantTables().keySet().stream()
                .filter(cell -> new Scope.OfTable(cell.table()).equals(whole));
    }

    private Part part(Expected expected) {
        return new Part(expected.scope(), expected.level(), expected.points(query.days()));
    }

    /**
     * A scope among its siblings.
     *
     * @param level what it holds now
     * @param points none where nothing can be said of it
     */
    private record Part(Scope scope, long level, List<Forecast.Point> points) {
        List<Forecast.Mean> days() {
            return points.stream()
                    .map(point -> new Forecast.Mean(point.at(), mean(point.at()), mean(point.at())))
                    .toList();
        }

        long mean(LocalDate at) {
            Forecast.Point point = at(at);
            return CoherentMeans.mean(point.p10(), point.p50(), point.p90());
        }

        long width(LocalDate at) {
            return at(at).p90() - at(at).p10();
        }

        /** Of a path that ends before, its last. */
        private Forecast.Point at(LocalDate at) {
            long index = points.get(0).at().until(at, ChronoUnit.DAYS);
            return points.get((int) Math.max(0, Math.min(index, points.size() - 1)));
        }
    }
}
