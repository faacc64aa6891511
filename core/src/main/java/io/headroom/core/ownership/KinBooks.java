package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one partition keeps of parent rows and their children, for {@link Kinship} and {@link Settlement}. */
public interface KinBooks {

    /** The number of this partition. */
    int here();

    /** Databases that are in a batch: not those whose rows all name their tenants. */
    List<String> databases();

    @Nullable
    Batch batch(String database);

    void keep(String database, Batch batch);

    /** Whether the ledger knows rows of the table as parents. */
    boolean isParent(TableId table);

    void addParent(TableId table);

    /** Ended epochs of a table of child rows; nothing for other tables. */
    @Nullable
    Ends ends(TableId table);

    void keep(TableId table, Ends ends);

    /** Tables of child rows. */
    List<TableId> children(String database);

    /** The owner of a row by the entry that the ledger of this partition holds, of an ended epoch too. */
    @Nullable
    Owner owner(RowKey row);

    OwnerLog log(RowKey parent);

    /** Keeps the log, or forgets the row if it is empty. */
    void keep(RowKey parent, OwnerLog log);

    /** Some of the parents of which a log is kept. */
    List<RowKey> logged(String database, int most);

    @Nullable
    Dependents dependents(RowKey parent);

    void keep(RowKey parent, @Nullable Dependents dependents);

    /** Adds to what is held for the same parent, table, month of birth and batch. */
    void hold(OwnedDelta delta);

    /** Takes out some of what is held of batches before {@code batch}. */
    List<OwnedDelta> release(String database, Position batch, int most);

    LevelClock clock(String database, int level);

    void keep(String database, int level, LevelClock clock);

    /** What is booked to a tenant by way of parent rows of this partition. */
    EpochSums booked(TableId table, Share share);

    void keep(TableId table, Share share, EpochSums sums);

    /** Shares of the table with something booked. */
    List<Share> bookedShares(TableId table);

    /** Flows to be added to the scopes of the table. */
    void book(TableId table, Share share, Bucket bucket, Flows flows);

    /** Everything that the database committed before {@code at} has been booked here. */
    void reached(String database, Instant at);

    /** Sends something on to the partition of its parent row, or to all. */
    void send(Handed handed);
}
