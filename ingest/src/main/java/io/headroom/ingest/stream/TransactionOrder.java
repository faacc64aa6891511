package io.headroom.ingest.stream;

import io.headroom.core.change.Position;
import java.util.OptionalLong;

/**
 * Numbers what one slot delivers. A transaction is known by the commit before it and its id; both are the same again
 * when it is delivered twice.
 *
 * <p>Every record takes two ordinals, whether or not it is about a watched table and however many changes it gives
 * (an update of a changed key is a removal and an arrival). So the numbers do not depend on what is watched at the time.
 *
 * <p>The first transaction of a slot has no commit before it. It stands at LSN 1, before everything else that is
 * streamed; {@link Acknowledgement} takes care that it stays the one without. The seeds stand at LSN 0, before it.
 */
public final class TransactionOrder {
    static final int ORDINALS = 2;
    private static final long SEEDS = 0;
    private static final long FIRST = 1;

    private final int generation;
    private long commit;
    private long transaction;
    private long ordinal;

    TransactionOrder(int generation) {
        this.generation = generation;
    }

    /** Moves on to the next record, and says whether that begins another transaction. */
    boolean enter(long transactionId, OptionalLong previousCommit) {
        long next = previousCommit.orElse(FIRST);
        boolean begins = commit == SEEDS || next != commit || transactionId != transaction;
        commit = next;
        transaction = transactionId;
        ordinal = begins ? 1 : ordinal + ORDINALS;
        return begins;
    }

    /** The first of the present record's two positions. */
    Position position() {
        return new Position(generation, commit, ordinal);
    }

    /** Where a generation begins: before everything that the slot delivers. */
    public static Position beginning(int generation) {
        return new Position(generation, SEEDS, 0);
    }

    /** A seed's own position: equal rows of a table without a key must not share one. */
    public static Position seed(int generation, long ordinal) {
        return new Position(generation, SEEDS, ordinal);
    }
}
