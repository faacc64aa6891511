package io.headroom.core.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What most dashboards draw: the least-squares line through the samples of the last hour or day, as Prometheus'
 * {@code predict_linear} computes it. Kept for comparison only; it takes an import for a trend.
 *
 * @param at where the line is anchored
 * @param level of the line at {@code at}, in rows or bytes
 * @param perDay its slope, in rows or bytes per day
 */
public record StraightLine(Instant at, double level, double perDay) {
    private static final double DAY_SECONDS = ChronoUnit.DAYS.getDuration().toSeconds();

    /** A level as it was read once. */
    public record Sample(Instant at, long level) {}

    /**
     * The line through the samples, anchored at the last; none if they do not span any time.
     *
     * @param samples in any order
     */
    public static Optional<StraightLine> through(List<Sample> samples) {
        Optional<Instant> last = samples.stream().map(Sample::at).max(Instant::compareTo);
        return last.flatMap(at -> fit(samples, at));
    }

    private static Optional<StraightLine> fit(List<Sample> samples, Instant at) {
        double x = samples.stream().mapToDouble(s -> days(at, s.at())).average().orElse(0);
        double y = samples.stream().mapToDouble(Sample::level).average().orElse(0);
        double xx = 0;
        double xy = 0;
        for (Sample sample : samples) {
            double dx = days(at, sample.at()) - x;
            xx += dx * dx;
            xy += dx * (sample.level() - y);
        }
        return xx == 0 ? Optional.empty() : Optional.of(new StraightLine(at, y - x * xy / xx, xy / xx));
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / (1_000 * DAY_SECONDS);
    }

    /** When the line reaches {@code limit}; empty if it never does, or not within a century. */
    public Optional<Instant> reaches(long limit) {
        if (level >= limit) {
            return Optional.of(at);
        }
        double days = perDay > 0 ? (limit - level) / perDay : Double.POSITIVE_INFINITY;
        return days < 36_525 ? Optional.of(at.plusSeconds(Math.round(days * DAY_SECONDS))) : Optional.empty();
    }
}
