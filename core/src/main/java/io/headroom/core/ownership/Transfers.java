package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.cohort.Share;
import io.headroom.core.delta.BookedFlows;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;

/** Books what belongs to a parent's owner: to a tenant here, to another parent in its own partition. */
final class Transfers {
    private final KinBooks books;

    Transfers(KinBooks books) {
        this.books = books;
    }

    void book(Owner owner, OwnedDelta delta) {
        if (delta.isNone()) {
            return;
        }
        if (owner instanceof Owner.OfParent ofParent) {
            books.send(delta.to(ofParent.parent()));
            return;
        }
        Share share = new Share(((Owner.OfTenant) owner).tenant(), delta.cohort());
        delta.flows().byBucket().forEach((bucket, flows) -> books.book(delta.table(), share, bucket, flows));
        add(delta, share);
    }

    /** @param alive the rows that move; those of ended epochs are booked as gone where they are */
    void move(OwnerChange change, OwnedDelta rows, EpochSums alive) {
        if (!change.isMove() || alive.isNone()) {
            return;
        }
        Footprint all = alive.total();
        Position batch = change.batch();
        BookedFlows out = BookedFlows.of(change.at(), Flows.movedOut(all.rows(), all.bytes()));
        BookedFlows in = BookedFlows.of(change.at(), Flows.movedIn(all.rows(), all.bytes()));
        book(change.before(), rows.with(batch, alive.negated(), out));
        book(change.after(), rows.with(batch, alive, in));
    }

    /** What comes of an epoch whose end has been booked goes at that end as well. */
    private void add(OwnedDelta delta, Share share) {
        EpochSums sums = books.booked(delta.table(), share).plus(delta.sums());
        Ends ends = books.ends(delta.table());
        End done = ends == null ? null : ends.done();
        books.keep(delta.table(), share, done == null ? sums : sums.from(done.floor()));
        if (done != null) {
            gone(delta, share, sums.before(done.floor()), done);
        }
    }

    private void gone(OwnedDelta delta, Share share, Footprint gone, End end) {
        if (!gone.isNone()) {
            books.book(delta.table(), share, end.at(), Flows.removed(gone.rows(), gone.bytes()));
        }
    }
}
