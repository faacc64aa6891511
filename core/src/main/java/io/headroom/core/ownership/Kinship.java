package io.headroom.core.ownership;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.delta.BookedFlows;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's side: hands differences of child rows on to the partitions of their parents, and moves what hangs below a
 * parent when its owner changes: one difference for each table, however many rows there are. What has yet to come is
 * told of the change by a log; see {@link Settlement}.
 */
public final class Kinship implements Kin {
    private final KinBooks books;
    private final Transfers transfers;

    public Kinship(KinBooks books) {
        this.books = books;
        this.transfers = new Transfers(books);
    }

    @Override
    public void introduce(TableId child, TableId parent) {
        if (books.ends(child) == null) {
            books.keep(child, Ends.NONE);
        }
        books.addParent(parent);
    }

    @Override
    public void hand(RowKey parent, String database, TableId table, int epoch, Delta delta) {
        EpochSums sums = EpochSums.of(epoch, delta.current(), delta.older());
        BookedFlows flows = BookedFlows.of(delta.bucket(), delta.flows());
        Cohort cohort = delta.stake().cohort();
        OwnedDelta handed = new OwnedDelta(database, batch(database), parent, table, cohort, sums, flows);
        if (!handed.isNone()) {
            books.send(handed);
        }
    }

    /** A removed parent's children are not moved: PostgreSQL removes them too, and until then they are whose they were. */
    @Override
    public void changed(String database, RowKey row, @Nullable Owner before, @Nullable Owner after, Bucket at) {
        if (!books.isParent(row.table())) {
            return;
        }
        OwnerLog log = books.log(row);
        Dependents held = books.dependents(row);
        Owner known = Owners.known(log, held, before);
        Position batch = batch(database);
        // Nothing comes from before the first batch, so a row that is new there may as well have been there all along.
        boolean first = before == null && held == null && log.isEmpty() && batch.equals(Position.NONE);
        if (first || known.equals(after)) {
            return;
        }
        OwnerChange change = new OwnerChange(batch, known, after == null ? known : after, at);
        books.keep(row, log.plus(change));
        if (held != null && change.isMove()) {
            books.keep(row, moved(database, row, held, change));
        }
    }

    @Override
    public boolean settles(TableId table, Share share, int floor, Footprint older) {
        if (books.ends(table) == null) {
            return false;
        }
        EpochSums ending = EpochSums.of(floor, Footprint.NONE, older);
        books.keep(table, share, books.booked(table, share).plus(ending));
        return true;
    }

    @Override
    public void ended(String database, TableId table, int floor, Bucket at) {
        Ends ends = books.ends(table);
        if (ends != null) {
            books.keep(table, ends.plus(new End(batch(database), floor, at)));
        }
    }

    @Override
    public boolean passed(Mark.Watermark mark) {
        String database = mark.database();
        Batch before = books.batch(database);
        if (before == null && mark.levels() == 0) {
            return false;
        }
        // Children of former ways may still be under way.
        int levels = Math.max(mark.levels(), before == null ? 0 : before.levels());
        books.keep(database, new Batch(mark.position(), levels));
        books.send(new LevelMark(database, 0, books.here(), mark.position(), mark.at()));
        return true;
    }

    private Dependents moved(String database, RowKey parent, Dependents held, OwnerChange change) {
        Dependents moved = held.bookedTo(change.after());
        for (BroodKey key : held.broods().keySet()) {
            Ends ends = books.ends(key.table());
            EpochSums alive = held.brood(key).from(ends == null ? 0 : ends.floorAt(change.batch()));
            OwnedDelta rows = new OwnedDelta(
                    database, change.batch(), parent, key.table(), key.cohort(), alive, BookedFlows.NONE);
            transfers.move(change, rows, alive);
            moved = moved.with(key, alive);
        }
        return moved;
    }

    private Position batch(String database) {
        Batch batch = books.batch(database);
        return batch == null ? Position.NONE : batch.since();
    }
}
