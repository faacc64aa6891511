package io.headroom.core.reconciliation;

/**
 * The fewest and the most rows that were held at any moment between two marks. Those of the partitions of a table add up
 * to bounds of the table, if to wider ones than its own: partitions need not have had their fewest at the same moment.
 */
public record Bracket(long least, long greatest) {

    public Bracket {
        if (least > greatest) {
            throw new IllegalArgumentException("least must not be above greatest, got " + least + " and " + greatest);
        }
    }

    /** As long as nothing happens. */
    public static Bracket at(long rows) {
        return new Bracket(rows, rows);
    }

    /** The same once there have been that many rows too. */
    public Bracket reaching(long rows) {
        return new Bracket(Math.min(least, rows), Math.max(greatest, rows));
    }

    public Bracket plus(Bracket other) {
        return new Bracket(least + other.least, greatest + other.greatest);
    }

    /** By how many rows at least the ledger holds more than were {@code counted} in between; negative where it holds fewer. */
    public long excessOver(long counted) {
        return counted < least ? least - counted : Math.min(0, greatest - counted);
    }
}
