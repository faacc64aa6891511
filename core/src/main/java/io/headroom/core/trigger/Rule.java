package io.headroom.core.trigger;

import io.headroom.core.capacity.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * When a trigger fires and when it ends. The two thresholds apart are its hysteresis: a value that wavers between them
 * changes nothing.
 *
 * @param threshold as a share of the capacity; readings above it count
 * @param recovery a firing trigger ends below this, which is at most the threshold
 * @param hold for how long every reading has to be above, the {@code for} of other tools; zero fires at once
 * @param patience readings further apart than this do not prove that anything held in between, and older ones are stale
 */
public record Rule(
        String name,
        Resource resource,
        Severity severity,
        double threshold,
        double recovery,
        Duration hold,
        Duration patience) {
    /**
     * Storage above 70 % (R045): advice to plan for more. The hysteresis is wider than what WAL and temporary files of
     * a small server come and go by.
     */
    public static final Rule STORAGE_ADVICE = new Rule(
            "storage-above-70-percent",
            Resource.STORAGE,
            Severity.ADVICE,
            0.70,
            0.65,
            Duration.ofSeconds(30),
            Duration.ofMinutes(2));

    /** A quarter of the WAL budget of our own slot: the capture does not keep up, or is held up. */
    public static final Rule OWN_SLOT_WARNING = new Rule(
            "own-slot-wal-warning",
            Resource.OWN_WAL,
            Severity.WARNING,
            0.25,
            0.20,
            Duration.ofSeconds(10),
            Duration.ofMinutes(2));

    /** Three quarters of it: soon the slot is dropped. A fast writer leaves no time to hold, so it fires at once. */
    public static final Rule OWN_SLOT_CRITICAL = new Rule(
            "own-slot-wal-critical",
            Resource.OWN_WAL,
            Severity.CRITICAL,
            0.75,
            0.50,
            Duration.ZERO,
            Duration.ofMinutes(2));

    /** Those that are watched; a reading moves the triggers of every rule about its resource. */
    public static final List<Rule> STANDARD = List.of(STORAGE_ADVICE, OWN_SLOT_WARNING, OWN_SLOT_CRITICAL);

    public Rule {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(severity, "severity");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be empty");
        }
        if (!(threshold > 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold must be more than 0, got " + threshold);
        }
        if (!(recovery > 0 && recovery <= threshold)) {
            throw new IllegalArgumentException(
                    "recovery must be more than 0 and at most the threshold " + threshold + ", got " + recovery);
        }
        if (hold.isNegative()) {
            throw new IllegalArgumentException("hold must not be negative, got " + hold);
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("patience must be positive, got " + patience);
        }
    }

    /** Where a value stands. */
    Level level(double value) {
        if (value > threshold) {
            return Level.ABOVE;
        }
        return value < recovery ? Level.BELOW : Level.BETWEEN;
    }
}
