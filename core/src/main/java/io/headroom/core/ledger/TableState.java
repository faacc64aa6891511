package io.headroom.core.ledger;

import io.headroom.core.change.Mark;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Origin;
import io.headroom.core.reconciliation.RowWatch;
import io.headroom.core.scope.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What one partition knows of a table, from the marks that passed it.
 *
 * @param epoch the epoch in which rows are booked now
 * @param floor rows last seen in an earlier epoch than this are gone
 * @param dropped whether the table has left since
 * @param watch the check that is open; one does not outlive the epoch that it began in
 * @param counting in which way it is counted
 */
public record TableState(
        String database,
        TableName name,
        int epoch,
        int floor,
        boolean dropped,
        @Nullable RowWatch watch,
        Counting counting) {

    public TableState(String database, TableName name, int epoch, int floor, boolean dropped) {
        this(database, name, epoch, floor, dropped, null, Counting.ROWS);
    }

    /** The state after a table mark; the same object if the mark is a repeat, null if nothing is known of the table. */
    public static @Nullable TableState after(@Nullable TableState state, Mark.OfTable mark) {
        if (mark instanceof Mark.Opened opened) {
            return state == null || opened.epoch() > state.epoch ? opened(state, opened) : state;
        }
        return state == null ? null : state.closed(mark);
    }

    /** When and how the rows of earlier epochs went, if the mark declares them gone. */
    public static Bucket end(Mark.OfTable mark) {
        boolean recounted = mark instanceof Mark.Finished || mark instanceof Mark.Swept;
        return Bucket.of(recounted ? Origin.REPAIRED : Origin.OBSERVED, mark.at());
    }

    /** Whether a count of the table is under way: an epoch is open and not finished. */
    public boolean seeding() {
        return epoch > floor;
    }

    /** Whether what the count under way finds was counted before in another way, and is booked to earlier epochs. */
    public boolean takesOver() {
        return counting.takesOver() && seeding();
    }

    /** Whether what it holds can be compared with the table: it is there, and no count of it is under way. */
    boolean comparable() {
        return !dropped && !seeding();
    }

    TableState watched(@Nullable RowWatch newWatch) {
        return new TableState(database, name, epoch, floor, dropped, newWatch, counting);
    }

    /** The entry if its row may still exist, as far as the epochs tell. */
    @Nullable
    LedgerEntry valid(@Nullable LedgerEntry entry) {
        if (entry == null || entry.epoch() < floor) {
            return null;
        }
        return entry.epoch() == floor && entry.older() > 0 ? entry.withCopies(entry.copies(), 0) : entry;
    }

    private static TableState opened(@Nullable TableState before, Mark.Opened mark) {
        int floor = before == null ? 0 : before.floor;
        Counting counting = Counting.opened(before, mark);
        return new TableState(mark.database(), mark.name(), mark.epoch(), floor, false, null, counting);
    }

    private TableState closed(Mark.OfTable mark) {
        if (mark instanceof Mark.Finished) {
            boolean awaited = mark.epoch() == epoch && seeding();
            return awaited ? new TableState(database, name, epoch, epoch, dropped) : this;
        }
        if (mark instanceof Mark.Swept swept) {
            boolean next = mark.epoch() == epoch && !dropped && counting.isNews(swept);
            return next ? new TableState(database, name, epoch, epoch, false, null, counting.swept(swept)) : this;
        }
        boolean news = mark.epoch() > epoch;
        return news ? new TableState(database, name, mark.epoch(), mark.epoch(), mark instanceof Mark.Dropped) : this;
    }
}
