package io.headroom.api.database;

import io.headroom.core.forecast.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A path as it is served at some moment after it was made. It starts at a UTC midnight; what came since then in excess of
 * what was expected by now shifts the whole path: an import today moves the level and not the slope.
 */
final class Served {
    private static final double DAY_SECONDS = ChronoUnit.DAYS.getDuration().toSeconds();

    private Served() {}

    /** One point for each of the coming {@code days}, or fewer where the path ends. */
    static List<Forecast.Point> path(Path path, long live, Instant now, int days) {
        double elapsed = Math.max(0, Duration.between(path.asOf(), now).toSeconds() / DAY_SECONDS);
        long shift = live - expected(path, elapsed);
        int first = (int) Math.min(elapsed, path.horizonDays()) + 1;
        int last = (int) Math.min((long) first + days - 1, path.horizonDays());
        return IntStream.rangeClosed(first, last)
                .mapToObj(day -> Forecast.Point.of(path.date(day), path.at(day), shift))
                .toList();
    }

    /** The median level after so many days, on a straight line within a day. */
    private static long expected(Path path, double days) {
        double within = Math.min(days, path.horizonDays());
        int whole = (int) within;
        long before = path.at(whole).p50();
        long after = path.at(Math.min(whole + 1, path.horizonDays())).p50();
        return before + Math.round((within - whole) * (after - before));
    }
}
