package io.headroom.core.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * After how many steps a series is expected to repeat itself, at most two periods.
 *
 * @param periods ascending, each at least 2
 */
public record Seasons(List<Integer> periods) {
    public static final Seasons NONE = new Seasons(List.of());
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration YEAR = Duration.ofHours(8_766);
    private static final int MOST = 2;
    /** 365.25 days are 52.18 weeks: near enough to 52. */
    private static final double TOLERANCE = 0.01;

    /** @throws IllegalArgumentException if there are more than two, one is below 2 or they do not ascend */
    public Seasons {
        periods = periods.stream().distinct().sorted().toList();
        if (periods.size() > MOST || periods.stream().anyMatch(period -> period < 2)) {
            throw new IllegalArgumentException(
                    "seasons must be at most two periods of 2 steps or more, got " + periods);
        }
    }

    /** What the calendar suggests: day and week for hours, week and year for days, the year for weeks. */
    public static Seasons of(Duration step) {
        List<Integer> periods = new ArrayList<>();
        Stream<Duration> cycles = step.compareTo(DAY) < 0 ? Stream.of(DAY, WEEK) : Stream.of(WEEK, YEAR);
        cycles.forEach(cycle -> {
            double steps = (double) cycle.toMillis() / step.toMillis();
            int period = (int) Math.round(steps);
            if (period >= 2 && Math.abs(steps - period) <= TOLERANCE * steps) {
                periods.add(period);
            }
        });
        return new Seasons(periods);
    }

    /** The longest period; 1 if there is none. */
    int longest() {
        return periods.isEmpty() ? 1 : periods.get(periods.size() - 1);
    }

    /** The shortest period; 1 if there is none. */
    int shortest() {
        return periods.isEmpty() ? 1 : periods.get(0);
    }
}
