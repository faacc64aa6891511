package io.headroom.core.trigger;

/**
 * The two values apart that are the hysteresis of a rule: one that wavers between them changes nothing.
 *
 * @param threshold beyond it a value counts
 * @param recovery a firing trigger ends behind it; on the safe side of the threshold, or at it
 */
public record Bound(Side side, double threshold, double recovery) {

    /** On which side of the threshold the danger is. */
    public enum Side {
        ABOVE,
        BELOW
    }

    public Bound {
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold must be a number of at least 0, got " + threshold);
        }
        boolean apart = side == Side.ABOVE ? recovery <= threshold : recovery >= threshold;
        if (!apart || !(recovery >= 0)) {
            throw new IllegalArgumentException("recover must be " + (side == Side.ABOVE ? "at most" : "at least")
                    + " the threshold " + threshold + ", got " + recovery);
        }
    }

    public static Bound above(double threshold, double recovery) {
        return new Bound(Side.ABOVE, threshold, recovery);
    }

    public static Bound below(double threshold, double recovery) {
        return new Bound(Side.BELOW, threshold, recovery);
    }

    /** Where a value stands. What is not more than 0 has recovered from any bound above. */
    Level level(double value) {
        if (side == Side.ABOVE) {
            return value > threshold
                    ? Level.BREACHED
                    : value < recovery || value <= 0 ? Level.RECOVERED : Level.BETWEEN;
        }
        return value < threshold ? Level.BREACHED : value > recovery ? Level.RECOVERED : Level.BETWEEN;
    }

    /** Where a value stands of which only this much is known: that it is no less. */
    Level levelOfAtLeast(double value) {
        Level level = level(value);
        Level certain = side == Side.ABOVE ? Level.BREACHED : Level.RECOVERED;
        return level == certain ? certain : Level.UNKNOWN;
    }
}
