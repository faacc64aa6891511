package io.headroom.api.database;

import io.headroom.core.forecast.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A path as it is served at some moment after it was made. It starts at a UTC midnight; what came since then in excess of
 * what was expected by now shifts the whole path: an import today moves the level and not the slope. Where that import was
 * known, it is not counted twice.
 *
 * @param path with all that is known
 * @param straight by history alone
 */
record Served(Path path, Path straight, Instant now) {
    private static final double DAY_SECONDS = ChronoUnit.DAYS.getDuration().toSeconds();

    /** One point for each of the coming {@code days}, or fewer where the path ends. */
    List<Forecast.Point> path(long live, int days) {
        long excess = live - expected();
        long shift = excess - arrived(excess);
        return IntStream.rangeClosed(first(), last(days))
                .mapToObj(day -> Forecast.Point.of(path.date(day), path.at(day), shift))
                .toList();
    }

    /** How far ahead of the path's beginning that ends. */
    int last(int days) {
        return (int) Math.min((long) first() + days - 1, path.horizonDays());
    }

    private int first() {
        return (int) Math.min(elapsed(), path.horizonDays()) + 1;
    }

    private double elapsed() {
        return Math.max(0, Duration.between(path.asOf(), now).toSeconds() / DAY_SECONDS);
    }

    /** The median level by now, on a straight line within a day. */
    private long expected() {
        double within = Math.min(elapsed(), straight.horizonDays());
        int whole = (int) within;
        long before = straight.at(whole).p50();
        long after = straight.at(Math.min(whole + 1, straight.horizonDays())).p50();
        return before + Math.round((within - whole) * (after - before));
    }

    /** What of that which is known to come today has come already. */
    private long arrived(long excess) {
        int tomorrow = Math.min(first(), path.horizonDays());
        long known = path.at(tomorrow).p50() - straight.at(tomorrow).p50();
        return known > 0 ? Math.max(0, Math.min(excess, known)) : Math.min(0, Math.max(excess, known));
    }
}
