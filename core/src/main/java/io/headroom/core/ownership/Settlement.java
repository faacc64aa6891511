package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;
import java.util.List;
import java.util.Objects;

/**
 * The parents' side: books differences of child rows to the owner that their parent row had when their batch was over, and
 * takes them along where that owner has changed since. So it does not matter when they come, or how partitions
 * interleave: flows are as the changes say. They are held, added up, until the parent's own ledger is past their batch.
 */
public final class Settlement {
    private final KinBooks books;
    private final Transfers transfers;
    private final int partitions;

    /** @param partitions that hand differences on */
    public Settlement(KinBooks books, int partitions) {
        this.books = books;
        this.transfers = new Transfers(books);
        this.partitions = partitions;
    }

    /** Something has arrived. */
    public void take(Handed handed) {
        if (handed instanceof LevelMark mark) {
            LevelClock clock = books.clock(mark.database(), mark.level());
            books.keep(mark.database(), mark.level(), clock.plus(mark));
        } else {
            books.hold((OwnedDelta) handed);
        }
    }

    /**
     * Books what is ripe.
     *
     * @param most differences of each database for now; the rest waits for the next call
     */
    public void settle(int most) {
        for (String database : books.databases()) {
            Batch now = Objects.requireNonNull(books.batch(database));
            List<OwnedDelta> ripe = books.release(database, now.since(), most);
            ripe.forEach(delta -> settle(delta, now));
            if (ripe.size() < most) {
                tell(database, now.levels(), most);
            }
        }
    }

    private void settle(OwnedDelta delta, Batch now) {
        RowKey parent = delta.parent();
        OwnerLog log = books.log(parent);
        Dependents held = books.dependents(parent);
        Owner known = Owners.known(log, held, held == null ? books.owner(parent) : null);
        List<OwnerChange> since = log.after(delta.batch());
        transfers.book(since.isEmpty() ? known : since.get(0).before(), delta);
        Ends ends = books.ends(delta.table());
        for (OwnerChange change : since) {
            transfers.move(change, delta, delta.sums().from(ends == null ? 0 : ends.floorAt(change.batch())));
        }
        Dependents with = held == null ? Dependents.of(known) : held;
        // Of epochs that end in the present batch something may still move with the parent.
        int floor = ends == null ? 0 : ends.floorAt(now.since());
        Dependents after = with.with(
                delta.key(), with.brood(delta.key()).plus(delta.sums()).from(floor));
        books.keep(parent, after.isEmpty() ? null : after);
    }

    /** Everything that has arrived by now is booked or handed on, so the marks behind it may go on too. */
    private void tell(String database, int levels, int most) {
        for (int level = 0; level < levels; level++) {
            LevelClock clock = books.clock(database, level);
            LevelClock.Reach news = clock.news(partitions);
            if (news == null) {
                continue;
            }
            books.keep(database, level, clock.telling(news.position()));
            if (level + 1 < levels) {
                books.send(new LevelMark(database, level + 1, books.here(), news.position(), news.at()));
            } else {
                close(database, news.position(), most);
                books.reached(database, news.at());
            }
        }
    }

    /** Nothing of batches before {@code position} can come any more. */
    private void close(String database, Position position, int most) {
        for (TableId table : books.children(database)) {
            Ends ends = books.ends(table);
            if (ends != null && !ends.due(position).isEmpty()) {
                ends.due(position).forEach(end -> end(table, end));
                books.keep(table, ends.without(ends.due(position)));
            }
        }
        for (RowKey parent : books.logged(database, most)) {
            books.keep(parent, books.log(parent).from(position));
        }
    }

    /** One difference for each tenant and month of birth. */
    private void end(TableId table, End end) {
        for (Share share : books.bookedShares(table)) {
            EpochSums sums = books.booked(table, share);
            Footprint gone = sums.before(end.floor());
            books.keep(table, share, sums.from(end.floor()));
            if (!gone.isNone()) {
                books.book(table, share, end.at(), Flows.removed(gone.rows(), gone.bytes()));
            }
        }
    }
}
