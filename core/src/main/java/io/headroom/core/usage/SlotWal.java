package io.headroom.core.usage;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL keeps of its log for the slot that Headroom reads through, and how much of it Headroom lets it keep.
 *
 * @param at on ingest's clock
 * @param retainedBytes from the oldest position that the slot still needs to the end of the log
 * @param budgetBytes the slot is dropped when it retains as much
 * @param status PostgreSQL's {@code wal_status}: reserved, extended, unreserved or lost; absent while it has none
 * @param safeBytes that can be written before PostgreSQL itself may give the slot up; absent where it never does
 */
public record SlotWal(
        Instant at,
        long retainedBytes,
        long budgetBytes,
        @Nullable String status,
        @Nullable Long safeBytes) {

    public SlotWal {
        Objects.requireNonNull(at, "at");
        if (budgetBytes <= 0) {
            throw new IllegalArgumentException("budgetBytes must be positive, got " + budgetBytes);
        }
    }

    /** Of the budget; more than 1 is possible, because it is looked at every few seconds only. */
    public double share() {
        return (double) retainedBytes / budgetBytes;
    }

    public boolean exhausted() {
        return retainedBytes >= budgetBytes;
    }
}
