package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one partition keeps of parent rows, for whoever runs a {@link Kinship}. */
public interface KinBooks {

    /** Rows of the table last seen in an earlier epoch are gone; 0 if the partition does not know the table yet. */
    int floor(TableId table);

    /** The owner of a row, as the ledger of this partition has it; none if there is no such row. */
    @Nullable
    Owner owner(RowKey row);

    /** Whether any row of the table has ever been somebody's parent here. */
    boolean hasChildren(TableId table);

    /** The table of child rows as it introduced itself. */
    OwnedTable introduced(TableId table);

    /** Keeps who both are. */
    void introduce(TableId parent, OwnedTable children);

    @Nullable
    Dependents dependents(RowKey parent);

    void keep(RowKey parent, @Nullable Dependents dependents);

    /** What is booked to a tenant by way of parent rows of this partition. */
    EpochSums booked(TableId table, Share share);

    void keep(TableId table, Share share, EpochSums sums);

    /** Shares of the table with something booked. */
    List<Share> bookedShares(TableId table);

    /** Flows to be added to the scopes of the table. */
    void book(OwnedTable table, Share share, Bucket bucket, Flows flows);

    /** Sends something on to the partition of its parent row. */
    void send(OwnedDelta delta);
}
