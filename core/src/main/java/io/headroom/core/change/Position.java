package io.headroom.core.change;

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

    public Position {
        if (generation < 0 || ordinal < 0) {
            throw new IllegalArgumentException(
                    "a position has no negative part, got generation " + generation + ", ordinal " + ordinal);
        }
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
