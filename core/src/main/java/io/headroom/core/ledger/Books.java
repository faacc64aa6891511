package io.headroom.core.ledger;

import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.reconciliation.RowWatch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of one partition, kept by whoever runs a {@link Bookkeeper}, and where its results go. */
public interface Books {

    @Nullable
    TableState table(TableId id);

    void keep(TableId id, TableState state);

    @Nullable
    LedgerEntry entry(RowKey row);

    /** Keeps the entry of a row, or forgets the row if there is none. */
    void keep(RowKey row, @Nullable LedgerEntry entry);

    /** The balance of a share, {@link TenantBalance#NONE} if it has none. */
    TenantBalance balance(TableId id, Share share);

    /** Keeps the balance of a share; one that is none may be forgotten. */
    void keep(TableId id, Share share, TenantBalance balance);

    /** The shares with a balance in the table. */
    List<Share> shares(TableId id);

    /** The rows of the table that belong to the owners of parent rows, whoever those are. */
    TenantBalance children(TableId id);

    void keepChildren(TableId id, TenantBalance balance);

    /** What sweeps said of a share. */
    @Nullable
    HeldTotal total(TableId id, Share share);

    /** Keeps what was said of a share, or forgets it if that is nothing. */
    void keepTotal(TableId id, Share share, @Nullable HeldTotal total);

    /** The shares of the table of which something is held. */
    List<Share> totals(TableId id);

    Progress progress(String database);

    void keep(String database, Progress progress);

    /** Flows to be added to the scopes of the table. */
    void book(TableState table, Share share, Bucket bucket, Flows flows);

    /** Everything that the database committed before {@code at} has been booked. */
    void reached(String database, Instant at);

    /** What this partition held of the table between the two ends of a check. */
    void bracketed(TableId id, TableState table, RowWatch watch);
}
