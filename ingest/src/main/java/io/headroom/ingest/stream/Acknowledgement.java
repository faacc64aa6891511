package io.headroom.ingest.stream;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the one record that may be acknowledged: the last of a transaction, once the next one has begun.
 *
 * <p>Acknowledging in the middle of a transaction loses rows, because all rows of one COPY share a log position. The
 * first transaction of a slot is never acknowledged by itself: its offset would lack the commit before it, and the
 * engine would number its redelivery differently. The second one's offset covers it.
 *
 * @param <R> the engine's record
 */
final class Acknowledgement<R> {
    private @Nullable R open;
    private @Nullable R due;

    /**
     * @param begins whether the record begins a transaction
     * @param hasPreviousCommit whether its offset says where its transaction began
     */
    void streamed(R record, boolean begins, boolean hasPreviousCommit) {
        if (begins && open != null) {
            due = open;
        }
        open = hasPreviousCommit ? record : null;
    }

    /** What to acknowledge now that everything so far is safe, if anything. */
    @Nullable
    R take() {
        R taken = due;
        due = null;
        return taken;
    }
}
