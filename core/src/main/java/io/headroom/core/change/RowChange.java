package io.headroom.core.change;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One changed row, without its contents: sizes, owner and time only.
 *
 * @param keyed false for a table without a key, whose rows are counted as copies of equal rows
 * @param epoch the table's epoch as ingest knew it; binding for {@link Operation#SEED} only
 * @param transactionId PostgreSQL's transaction id; 0 for a seed
 * @param at when the transaction committed, or when the snapshot was taken; microseconds count
 * @param birth when the row says it was created, if its table has such a column
 * @param owner absent for {@link Operation#DELETE}, whose before-image does not tell
 * @param baseBytes tuple size without the wide attributes; 0 for a delete
 */
public record RowChange(
        Operation operation,
        boolean keyed,
        Position position,
        int epoch,
        long transactionId,
        Instant at,
        @Nullable Instant birth,
        @Nullable Owner owner,
        long baseBytes,
        List<WideAttribute> wide)
        implements ChangeRecord {

    public RowChange {
        Objects.requireNonNull(position);
        wide = List.copyOf(wide);
        if ((owner == null) != (operation == Operation.DELETE)) {
            throw new IllegalArgumentException(operation + (owner == null ? " needs" : " must not have") + " an owner");
        }
        if (baseBytes < 0 || epoch < 0) {
            throw new IllegalArgumentException(
                    "bytes and epoch must not be negative, got " + baseBytes + " and " + epoch);
        }
    }

    /** A removed row, or one copy less of a row without a key. */
    public static RowChange delete(boolean keyed, Position position, int epoch, long transactionId, Instant at) {
        return new RowChange(Operation.DELETE, keyed, position, epoch, transactionId, at, null, null, 0, List.of());
    }
}
