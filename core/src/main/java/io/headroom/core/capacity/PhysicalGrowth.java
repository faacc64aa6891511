package io.headroom.core.capacity;

import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Turns projected row bytes into projected bytes on disk: every logical byte that comes takes as much room as those
 * that are there, indexes and bloat included. The catalogue's fixed few megabytes are spread over the rows too, which
 * errs on the early side. Quantiles of several databases are added up, as if good and bad days came to all at once:
 * they serve one business, and it errs on the wide side.
 */
final class PhysicalGrowth {
    private final long used;
    private final List<Share> shares;

    /** A growing database and how many bytes on disk one of its logical bytes takes. */
    private record Share(Path path, double amplification) {
        long added(int day, ToLongFunction<Path.Knot> quantile) {
            return Math.round((quantile.applyAsLong(path.at(day)) - path.level()) * amplification);
        }
    }

    private PhysicalGrowth(long used, List<Share> shares) {
        this.used = used;
        this.shares = shares;
    }

    /** One database that cannot be projected leaves the instance without projection; one without growth adds none. */
    static Projection project(long used, List<DatabaseOutlook> databases) {
        List<Share> growing = new ArrayList<>();
        for (DatabaseOutlook database : databases) {
            if (database.logical() instanceof Path path && path.level() > 0) {
                growing.add(new Share(path, (double) database.physicalBytes() / path.level()));
            } else if (!isWithoutGrowth(database.logical())) {
                return refusal(database);
            }
        }
        if (growing.isEmpty()) {
            return databases.isEmpty() ? unwatched() : databases.get(0).logical();
        }
        return new PhysicalGrowth(used, growing).path();
    }

    private Path path() {
        int horizon = shares.stream()
                .mapToInt(share -> share.path().horizonDays())
                .min()
                .orElseThrow();
        List<Path.Knot> knots = shares.stream()
                .flatMap(share -> share.path().knots().stream())
                .map(Path.Knot::day)
                .filter(day -> day <= horizon)
                .distinct()
                .sorted()
                .map(this::knot)
                .toList();
        String method = "physical size of " + shares.get(0).path().method();
        return new Path(asOf(), used, knots, method, trackRecord(), growth(), interval(), Optional.empty());
    }

    /** Days are counted from the oldest projection, which errs on the early side. */
    private Instant asOf() {
        return shares.stream()
                .map(share -> share.path().asOf())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Path.Knot knot(int day) {
        long p10 = Math.max(0, used + added(day, Path.Knot::p10));
        long p50 = Math.max(p10, used + added(day, Path.Knot::p50));
        return new Path.Knot(day, p10, p50, Math.max(p50, used + added(day, Path.Knot::p90)));
    }

    private long added(int day, ToLongFunction<Path.Knot> quantile) {
        return shares.stream().mapToLong(share -> share.added(day, quantile)).sum();
    }

    private TrackRecord trackRecord() {
        List<Accuracy> accuracies = shares.get(0).path().trackRecord().accuracies().stream()
                .flatMap(accuracy -> atAll(accuracy.days()).stream())
                .toList();
        return new TrackRecord(accuracies, List.of(), null);
    }

    /** In bytes of rows, as each database was tested; none if one of them was not, so many days ahead. */
    private Optional<Accuracy> atAll(int days) {
        List<Accuracy> tested = shares.stream()
                .flatMap(share -> share.path().trackRecord().accuracies().stream())
                .filter(accuracy -> accuracy.days() == days)
                .toList();
        return tested.size() < shares.size()
                ? Optional.empty()
                : tested.stream().reduce(Accuracy::with);
    }

    private Growth growth() {
        double perDay = shares.stream()
                .mapToDouble(share -> share.path().growth().perDay() * share.amplification())
                .sum();
        List<Growth> all = shares.stream().map(share -> share.path().growth()).toList();
        boolean observed = all.stream().allMatch(growth -> growth.origin() == Origin.OBSERVED);
        int days = all.stream().mapToInt(Growth::days).min().orElseThrow();
        return new Growth(perDay, days, observed ? Origin.OBSERVED : Origin.RECONSTRUCTED);
    }

    private GrowthInterval interval() {
        return shares.stream()
                .map(share -> share.path().interval().times(share.amplification()))
                .reduce(GrowthInterval::plus)
                .orElseThrow();
    }

    private static boolean isWithoutGrowth(Projection logical) {
        return logical instanceof Projection.Refusal refusal && refusal.code() == RefusalCode.NO_GROWTH;
    }

    private static Projection refusal(DatabaseOutlook database) {
        if (database.logical() instanceof Projection.Refusal refusal) {
            return new Projection.Refusal(
                    refusal.code(), "database " + database.database() + ": " + refusal.detail(), refusal.until());
        }
        return new Projection.Refusal(
                RefusalCode.INSUFFICIENT_HISTORY,
                "database " + database.database() + " holds no rows to measure their size on disk by",
                Optional.empty());
    }

    private static Projection unwatched() {
        return new Projection.Refusal(
                RefusalCode.INSUFFICIENT_HISTORY, "no database of the instance is projected yet", Optional.empty());
    }
}
