package io.headroom.core.ledger;

import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowChange;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule for a table without a key: equal rows share an entry and are counted. An update arrives as the removal of
 * one content and the arrival of another.
 *
 * <p>While the table is being seeded a removal may come before the seed of the row that it removes. It is then owed: the
 * entry's copies go below zero, and as many seeds (or arrivals) pay for it without being counted.
 */
final class EqualRows {
    private EqualRows() {}

    static Outcome apply(TableState table, @Nullable LedgerEntry valid, RowChange change) {
        LedgerEntry held = valid == null ? null : held(table, valid.inEpoch(table.epoch()));
        Owner owner = change.owner();
        return held == null || owner == null || owner.equals(held.owner())
                ? counted(table, held, change)
                : counted(table, held.ownedBy(owner), change).after(handedOver(held, owner, change));
    }

    /** Equal rows have one owner: if that is another now, the rule was changed, and that goes for every copy. */
    private static List<Delta> handedOver(LedgerEntry held, Owner owner, RowChange change) {
        Footprint current = held.one().times(Math.max(0, held.copies()));
        Footprint older = held.one().times(held.older());
        Footprint all = current.plus(older);
        if (all.isNone()) {
            return List.of();
        }
        Bucket bucket = change.operation() == Operation.SEED ? Images.repaired(change) : Images.observed(change);
        Flows out = Flows.movedOut(all.rows(), all.bytes());
        Flows in = Flows.movedIn(all.rows(), all.bytes());
        return List.of(
                new Delta(held.stake(), current.negated(), older.negated(), out, bucket),
                new Delta(held.ownedBy(owner).stake(), current, older, in, bucket));
    }

    private static Outcome counted(TableState table, @Nullable LedgerEntry held, RowChange change) {
        return switch (change.operation()) {
            case SEED ->
                held != null && held.older() > 0 && held.copies() >= 0
                        ? seenAgain(held, Images.repaired(change))
                        : arrive(table, held, change, Images.reconstructed(change));
            case INSERT, UPDATE -> arrive(table, held, change, Images.observed(change));
            case DELETE -> leave(table, held, Images.observed(change));
        };
    }

    /** A debt says nothing of the row itself, and ends with the count that it was made in. */
    private static @Nullable LedgerEntry held(TableState table, LedgerEntry entry) {
        boolean forgiven = entry.copies() < 0 && !table.seeding();
        return forgiven || entry.isGrave() ? null : entry;
    }

    private static Outcome seenAgain(LedgerEntry held, Bucket bucket) {
        Footprint one = held.one();
        return Outcome.applied(
                held.withCopies(held.copies() + 1, held.older() - 1),
                new Delta(held.stake(), one, one.negated(), Flows.NONE, bucket));
    }

    private static Outcome arrive(TableState table, @Nullable LedgerEntry held, RowChange change, Bucket bucket) {
        if (held != null && held.copies() < 0) {
            return Outcome.applied(left(held.withCopies(held.copies() + 1, held.older())));
        }
        LedgerEntry entry =
                held == null ? Images.entry(table, null, change) : held.withCopies(held.copies() + 1, held.older());
        return Outcome.applied(entry, Delta.arrival(entry.stake(), entry.one(), bucket));
    }

    private static Outcome leave(TableState table, @Nullable LedgerEntry held, Bucket bucket) {
        if (held == null || (held.copies() <= 0 && held.older() == 0)) {
            return table.seeding() ? Outcome.applied(owed(table, held)) : Outcome.repeated(null);
        }
        Footprint one = held.one();
        Flows removed = Flows.removed(one.rows(), one.bytes());
        if (held.copies() > 0) {
            Delta delta = new Delta(held.stake(), one.negated(), Footprint.NONE, removed, bucket);
            return Outcome.applied(left(held.withCopies(held.copies() - 1, held.older())), delta);
        }
        Delta delta = new Delta(held.stake(), Footprint.NONE, one.negated(), removed, bucket);
        return Outcome.applied(left(held.withCopies(held.copies() - 1, held.older() - 1)), delta);
    }

    private static LedgerEntry owed(TableState table, @Nullable LedgerEntry held) {
        LedgerEntry none = held == null ? LedgerEntry.grave(table.epoch()) : held;
        return none.withCopies(none.copies() - 1, 0);
    }

    private static @Nullable LedgerEntry left(LedgerEntry entry) {
        return entry.isGrave() ? null : entry;
    }
}
