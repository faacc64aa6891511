package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import org.jspecify.annotations.Nullable;

/**
 * Passes differences of child rows on to whoever owns their parents, and moves what hangs below a parent when its owner
 * changes: one difference for each table, however many rows there are. The parent's partition of the ledger is where
 * both meet, so nothing has to be asked for. Everything is a sum of differences; the order in which partitions are heard
 * does not matter.
 */
public final class Kinship {
    private final KinBooks books;

    public Kinship(KinBooks books) {
        this.books = books;
    }

    /** A difference on its way to the partition of its parent. */
    public void hand(OwnedDelta delta) {
        if (!delta.isNone()) {
            books.send(delta);
        }
    }

    /** A difference that has arrived at its parent. */
    public void take(OwnedDelta delta) {
        books.introduce(delta.parent().table(), delta.table());
        Dependents known = books.dependents(delta.parent());
        Dependents held = known == null ? Dependents.of(ownerOf(delta.parent())) : known;
        int floor = books.floor(delta.table().id());
        OwnedDelta news = delta.from(floor);
        Brood brood = held.brood(delta.key());
        EpochSums sums = brood.sums().from(floor).plus(news.sums());
        History history = held.isUnresolved() ? brood.history().plus(news.history()) : History.NONE;
        keep(delta.parent(), held.with(delta.key(), new Brood(sums, history)));
        book(held.bookedTo(), news);
    }

    /**
     * A parent row is there, with this owner. A removed one's children are not told: PostgreSQL removes them too, and
     * until then they are still whose they were.
     *
     * @param at when it came to be so
     */
    public void adopt(RowKey parent, Owner owner, Bucket at) {
        Dependents held = books.hasChildren(parent.table()) ? books.dependents(parent) : null;
        if (held == null || held.bookedTo().equals(owner)) {
            return;
        }
        Dependents moved = held.bookedTo(owner);
        for (BroodKey key : held.broods().keySet()) {
            Brood brood = held.brood(key);
            EpochSums sums = brood.sums().from(books.floor(key.table()));
            move(parent, held, owner, key, new Brood(sums, brood.history()), at);
            moved = moved.with(key, new Brood(sums, History.NONE));
        }
        keep(parent, moved);
    }

    /** Rows of the table that were last seen in an earlier epoch are gone: one difference for each tenant and month of birth. */
    public void end(TableId table, int floor, Bucket at) {
        for (Share share : books.bookedShares(table)) {
            EpochSums sums = books.booked(table, share);
            Footprint gone = sums.before(floor);
            books.keep(table, share, sums.from(floor));
            if (!gone.isNone()) {
                books.book(books.introduced(table), share, at, Flows.removed(gone.rows(), gone.bytes()));
            }
        }
    }

    /** Who was never known before is booked anew at the times of the rows; everything else moves now. */
    private void move(RowKey parent, Dependents from, Owner to, BroodKey key, Brood brood, Bucket at) {
        Footprint all = brood.sums().total();
        if (brood.sums().isNone()) {
            return;
        }
        boolean anew = from.isUnresolved() && brood.history().net().equals(all);
        History out = anew ? brood.history().negated() : History.of(at, Flows.movedOut(all.rows(), all.bytes()));
        History in = anew ? brood.history() : History.of(at, Flows.movedIn(all.rows(), all.bytes()));
        OwnedTable table = books.introduced(key.table());
        book(
                from.bookedTo(),
                new OwnedDelta(parent, table, key.cohort(), brood.sums().negated(), out, at));
        book(to, new OwnedDelta(parent, table, key.cohort(), brood.sums(), in, at));
    }

    private void book(Owner owner, OwnedDelta delta) {
        if (owner instanceof Owner.OfParent ofParent) {
            hand(delta.to(ofParent.parent()));
            return;
        }
        Share share = new Share(((Owner.OfTenant) owner).tenant(), delta.cohort());
        TableId table = delta.table().id();
        books.keep(table, share, books.booked(table, share).plus(delta.sums()));
        delta.history().flows().forEach((bucket, flows) -> books.book(delta.table(), share, bucket, flows));
    }

    private Owner ownerOf(RowKey parent) {
        Owner owner = books.owner(parent);
        return owner == null ? Dependents.UNRESOLVED : owner;
    }

    private void keep(RowKey parent, @Nullable Dependents dependents) {
        books.keep(parent, dependents == null || dependents.isEmpty() ? null : dependents);
    }
}
