package io.headroom.core.change;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a change stands in the one order in which a replication slot delivers it: strictly increasing, and the same
 * again when a transaction is delivered twice.
 *
 * <p>{@code source.lsn} is no such position (it runs backwards over interleaved transactions and all rows of a COPY
 * share one), so Headroom keeps its own.
 *
 * @param generation number of the slot, raised whenever a slot is made anew
 * @param commit log position of the commit before this transaction, as an unsigned 64-bit LSN
 * @param ordinal from 1 within the transaction; 0 stands before its first row
 */
public record Position(int generation, long commit, long ordinal) implements Comparable<Position> {
    public static final Position NONE = new Position(0, 0, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d+):([0-9A-F]{1,8})/([0-9A-F]{1,8}):(\\d+)");

    public Position {
        if (generation < 0 || ordinal < 0) {
            throw new IllegalArgumentException(
                    "a position has no negative part, got generation " + generation + ", ordinal " + ordinal);
        }
    }

    /**
     * The inverse of {@link #toString()}.
     *
     * @throws IllegalArgumentException if {@code text} is not in that form
     */
    public static Position parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no position: write generation:LSN:ordinal");
        }
        long high = Long.parseLong(matcher.group(2), 16);
        long low = Long.parseLong(matcher.group(3), 16);
        return new Position(Integer.parseInt(matcher.group(1)), high << 32 | low, Long.parseLong(matcher.group(4)));
    }

    public static Position read(WireReader in) {
        return new Position(in.getUnsignedInt(), in.getLong(), in.getUnsigned());
    }

    public void write(WireWriter out) {
        out.putUnsigned(generation).putLong(commit).putUnsigned(ordinal);
    }

    public boolean isAfter(Position other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Position other) {
        if (generation != other.generation) {
            return Integer.compare(generation, other.generation);
        }
        int byCommit = Long.compareUnsigned(commit, other.commit);
        return byCommit != 0 ? byCommit : Long.compare(ordinal, other.ordinal);
    }

    /** {@code generation:LSN:ordinal}, the LSN as PostgreSQL writes it. */
    @Override
    public String toString() {
        return String.format("%d:%X/%X:%d", generation, commit >>> 32, commit & 0xFFFFFFFFL, ordinal);
    }
}
