package io.headroom.ingest.stream;

import io.headroom.core.capture.DeadLetter;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowHasher;
import io.headroom.ingest.row.NarrowRow;
import java.time.Instant;

/** Says in row changes which rows a snapshot shows. For use by one thread. */
public final class SeedTranslation {
    private final RowHasher hasher;
    private final int partitions;

    public SeedTranslation(RowHasher hasher, int partitions) {
        this.hasher = hasher;
        this.partitions = partitions;
    }

    /** The letter for rows that cannot be read, without a word of their contents. */
    public static DeadLetter unreadable(CountedTable table, RuntimeException reason) {
        return new DeadLetter(
                "COPY",
                0,
                0,
                table.watched().database(),
                table.watched().name().toString(),
                Unreadable.describe(reason),
                null,
                null);
    }

    /**
     * @param rows reads rows of the table, for this thread alone
     * @param at when the snapshot was taken
     */
    public Dispatch translate(CountedTable table, RowReader rows, NarrowRow row, Position position, Instant at) {
        RowChange seed = new RowChange(
                Operation.SEED,
                rows.keyed(),
                position,
                table.epoch(),
                0,
                at,
                rows.birth(row.image()),
                rows.owner(row.image(), null),
                row.size().baseBytes(),
                row.size().wide());
        return Dispatch.row(hasher.hash(table.id(), rows.key(row.image(), null)), seed, partitions);
    }
}
