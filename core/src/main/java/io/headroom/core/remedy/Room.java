package io.headroom.core.remedy;

import java.util.OptionalLong;

/**
 * What is left to a limit, and for how long at the pace expected.
 *
 * @param bytes on disk, from now to the limit
 * @param days until the limit is reached, as most likely
 */
public record Room(long bytes, long days) {
    /** Days after which nobody asks any more. */
    private static final double LONG = 3650;

    public Room {
        if (bytes <= 0 || days <= 0) {
            throw new IllegalArgumentException("room needs bytes and days, got " + bytes + " and " + days);
        }
    }

    /**
     * How many days longer the room lasts on a straight line; empty where the limit would not be reached at all.
     *
     * @param retention in bytes on disk
     */
    public OptionalLong daysGained(Retention retention) {
        double pace = (double) bytes / days;
        double slower = pace - retention.savedPerDay();
        if (slower <= 0) {
            return OptionalLong.empty();
        }
        double gained = (bytes + retention.freedBytes()) / slower - days;
        return gained > LONG ? OptionalLong.empty() : OptionalLong.of(Math.round(gained));
    }
}
