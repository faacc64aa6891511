package io.headroom.core.trigger;

import io.headroom.core.quantity.Bytes;
import io.headroom.core.usage.UsageUnit;
import java.time.Duration;
import java.util.Locale;

/** Says in a sentence why a trigger changed. */
final class Cause {
    private Cause() {}

    static String of(Phase to, Reading reading, Rule rule) {
        double value = reading.known().orElseThrow();
        String measured = measured(value, rule);
        String beyond = (rule.bound().side() == Bound.Side.ABOVE ? "above " : "below ")
                + said(rule.bound().threshold(), rule.unit());
        if (reading instanceof Reading.Ample) {
            return measured + ", with ample storage on the instance";
        }
        return switch (to) {
            case PENDING -> measured + " is " + beyond;
            case FIRING ->
                rule.hold().isZero()
                        ? measured + " is " + beyond
                        : measured + " has been " + beyond + " for "
                                + rule.hold().toSeconds() + " s";
            case INACTIVE -> measured + " is not " + beyond + " any more";
            case RESOLVED ->
                measured + " is "
                        + (rule.bound().side() == Bound.Side.ABOVE ? "below " : "above ")
                        + said(rule.bound().recovery(), rule.unit()) + " again";
        };
    }

    private static String measured(double value, Rule rule) {
        String label = rule.measure().label();
        if (rule.view() instanceof View.TimeLeft) {
            return "time until " + label + " is full, at the rate of the last "
                    + time(rule.view().reach()) + ", at " + said(value, rule.unit());
        }
        if (rule.view() instanceof View.Growth growth) {
            return label + ", " + said(value, rule.unit()) + " times as many as in the " + time(growth.window())
                    + " before,";
        }
        String over = rule.view() instanceof View.Total total ? " within " + time(total.window()) : "";
        return label + over + " at " + said(value, rule.unit());
    }

    private static String said(double value, UsageUnit unit) {
        return switch (unit) {
            case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
            case BYTES -> bytes(value);
            case BYTES_PER_SECOND -> bytes(value) + "/s";
            case SECONDS -> time(value);
            case COUNT -> count(value);
            case PER_SECOND -> count(value) + "/s";
        };
    }

    private static String bytes(double value) {
        return new Bytes((long) value).said();
    }

    private static String count(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.1f", value);
    }

    private static String time(Duration time) {
        return time(time.toMillis() / 1000.0);
    }

    private static String time(double seconds) {
        Duration time = Duration.ofSeconds((long) seconds);
        if (time.compareTo(Duration.ofDays(2)) >= 0) {
            return time.toDays() + " d";
        }
        if (time.compareTo(Duration.ofHours(2)) >= 0) {
            return time.toHours() + " h";
        }
        return time.compareTo(Duration.ofMinutes(2)) >= 0
                ? time.toMinutes() + " min"
                : count(Math.rint(seconds * 10) / 10) + " s";
    }
}
