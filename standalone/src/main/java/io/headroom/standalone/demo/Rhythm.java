package io.headroom.standalone.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;

/**
 * How busy the whole trade is in each hour of the history: more on a workday, in working hours, in spring and in
 * autumn, a little more every month, and no day quite like another.
 *
 * <p>Hours are counted backwards from the end, so that the last one is complete whenever the history is made.
 */
final class Rhythm {

    /** Two seasons a year, peaking in the middle of April and of October; plain enough to see, not to mislead. */
    private static final double SEASON = 0.18;

    private static final double PEAK_DAY = 105;
    private static final double CHRISTMAS = 0.3;
    /** Gentle: most of the growth over the two years is tenants that join. */
    private static final double GROWTH = 0.12;
    /** Without it, a forecast would look far better here than on anybody's own database. */
    private static final double NOISE = 0.12;

    private static final int HOURS_A_DAY = 24;

    private final Instant end;
    private final double[] weights;

    private Rhythm(Instant end, double[] weights) {
        this.end = end;
        this.weights = weights;
    }

    static Rhythm between(Instant from, Instant end, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int hours = (int) Duration.between(from, end).toHours();
        double[] weights = new double[hours];
        double day = 1;
        for (int hour = 0; hour < hours; hour++) {
            if (hour % HOURS_A_DAY == 0) {
                day = 1 + NOISE * (2 * random.nextDouble() - 1);
            }
            ZonedDateTime middle =
                    end.minusSeconds(3_600L * (hours - hour) - 1_800).atZone(ZoneOffset.UTC);
            weights[hour] =
                    day * week(middle) * clock(middle) * season(middle.getDayOfYear()) * (1 + GROWTH * hour / hours);
        }
        return new Rhythm(end, weights);
    }

    private static double week(ZonedDateTime at) {
        DayOfWeek day = at.getDayOfWeek();
        return switch (day) {
            case MONDAY -> 1.15;
            case SATURDAY -> 0.3;
            case SUNDAY -> 0.08;
            default -> 1;
        };
    }

    private static double clock(ZonedDateTime at) {
        int hour = at.getHour();
        return hour >= 8 && hour < 18 ? 1 : hour >= 6 && hour < 22 ? 0.3 : 0.02;
    }

    private static double season(int dayOfYear) {
        if (dayOfYear > 355 || dayOfYear < 3) {
            return CHRISTMAS;
        }
        return 1 + SEASON * Math.cos(4 * Math.PI * (dayOfYear - PEAK_DAY) / 365);
    }

    int hours() {
        return weights.length;
    }

    double weight(int hour) {
        return weights[hour];
    }

    /** How long before the end the middle of an hour is. */
    double daysAgo(int hour) {
        return (weights.length - hour - 0.5) / HOURS_A_DAY;
    }

    /** A moment in an hour, {@code within} being from 0 to 1. */
    Instant at(int hour, double within) {
        return end.minusMillis((long) ((weights.length - hour - within) * 3_600_000L));
    }

    Instant daysBefore(double days) {
        return end.minusMillis((long) (days * HOURS_A_DAY * 3_600_000L));
    }
}
