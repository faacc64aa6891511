package io.headroom.core.ownership;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import org.jspecify.annotations.Nullable;

/** What the ledger of a partition tells of rows that have parents, and of rows that are parents. */
public interface Kin {

    /** Rows of {@code child} belong to the owners of rows of {@code parent}. Said before any such row is. */
    void introduce(TableId child, TableId parent);

    /**
     * A difference of rows that only their parent row can place.
     *
     * @param epoch the table's, as this partition knows it
     */
    void hand(RowKey parent, String database, TableId table, int epoch, Delta delta);

    /**
     * A row with a key came, went, or is somebody else's.
     *
     * @param before whose it was; absent if the ledger knew of no such row
     * @param after whose it is; absent if it went
     * @param at when it came to be so
     */
    void changed(String database, RowKey row, @Nullable Owner before, @Nullable Owner after, Bucket at);

    /**
     * What the ledger holds by tenant of epochs that are about to end, of a table that was counted both by sweeps and by rows that
     * have parents. Each is a part of the truth, so that they end together.
     *
     * @param floor the first epoch that goes on
     * @return whether it is booked with what children hold; if not, it is the ledger's to book
     */
    boolean settles(TableId table, Share share, int floor, Footprint older);

    /** Rows of the table last seen in an earlier epoch than {@code floor} are gone. */
    void ended(String database, TableId table, int floor, Bucket at);

    /**
     * A watermark has passed.
     *
     * @return whether differences of children may still be on their way, so that others say when it is reached
     */
    boolean passed(Mark.Watermark mark);
}
