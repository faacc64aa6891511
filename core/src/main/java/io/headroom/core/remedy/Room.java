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

    /** How long a remedy has to carry, to be enough. */
    private static final int YEAR = 365;

    /** Days that a remedy has to gain, to be worth the effort. */
    private static final long WORTH_IT = 7;

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
        return daysGained(retention.freedBytes(), retention.savedPerDay());
    }

    /** The same for bytes that anybody on the disk can have. */
    public OptionalLong daysGained(long freed, double savedPerDay) {
        double slower = pace() - savedPerDay;
        return slower <= 0 ? OptionalLong.empty() : gained((bytes + freed) / slower);
    }

    /**
     * The same for room inside a table: it spares no more than the table would grow by.
     *
     * @param tablePace bytes on disk by which the table grows a day
     */
    public OptionalLong daysGainedInside(long freed, double tablePace) {
        double others = pace() - Math.max(0, tablePace);
        double usedUp = (bytes + freed) / pace();
        return gained(others <= 0 ? usedUp : Math.min(usedUp, bytes / others));
    }

    /** Whether it is worth the effort. */
    public static boolean isWorthIt(OptionalLong gained) {
        return gained.orElse(Long.MAX_VALUE) >= WORTH_IT;
    }

    /** Whether the limit is a year away then. */
    public boolean isEnough(OptionalLong gained) {
        return gained.isEmpty() || days + gained.getAsLong() >= YEAR;
    }

    private OptionalLong gained(double lasts) {
        double gained = lasts - days;
        return gained > LONG ? OptionalLong.empty() : OptionalLong.of(Math.round(gained));
    }

    private double pace() {
        return (double) bytes / days;
    }
}
