package io.headroom.core.ledger;

import io.headroom.core.change.Operation;
import io.headroom.core.change.RowChange;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import org.jspecify.annotations.Nullable;

/** The rule for a row with a key: there is at most one of it, and the last change says how it is. */
final class KeyedRow {
    private KeyedRow() {}

    static Outcome apply(TableState table, @Nullable LedgerEntry valid, RowChange change) {
        LedgerEntry held = valid == null || valid.isGrave() ? null : valid;
        return switch (change.operation()) {
            case SEED -> seed(table, valid, held, change);
            case INSERT, UPDATE -> upsert(table, held, change);
            case DELETE -> delete(table, held, change);
        };
    }

    /**
     * A seed never overwrites what was seen of the row since this count began, its deletion included; it only says the
     * sizes that an update left open.
     */
    private static Outcome seed(
            TableState table, @Nullable LedgerEntry valid, @Nullable LedgerEntry held, RowChange change) {
        if (valid != null && valid.epoch() == table.epoch()) {
            return held == null ? Outcome.repeated(valid) : complete(table, held, change);
        }
        LedgerEntry next = Images.entry(table, held, change);
        return held == null
                ? Outcome.applied(next, Delta.arrival(next.stake(), next.one(), Images.reconstructed(change)))
                : replace(table, held, next, Images.repaired(change));
    }

    private static Outcome complete(TableState table, LedgerEntry held, RowChange seed) {
        LedgerEntry completed = Images.completed(held, seed);
        return completed.equals(held)
                ? Outcome.repeated(held)
                : replace(table, held, completed, Images.reconstructed(seed));
    }

    private static Outcome upsert(TableState table, @Nullable LedgerEntry held, RowChange change) {
        LedgerEntry next = Images.entry(table, held, change);
        if (held != null) {
            return replace(table, held, next, Images.observed(change));
        }
        boolean insert = change.operation() == Operation.INSERT;
        Bucket bucket = insert ? Images.observed(change) : Images.repaired(change);
        return Outcome.applied(next, Delta.arrival(next.stake(), next.one(), bucket));
    }

    private static Outcome delete(TableState table, @Nullable LedgerEntry held, RowChange change) {
        LedgerEntry left = table.seeding() ? LedgerEntry.grave(table.epoch()) : null;
        if (held == null) {
            return left == null ? Outcome.repeated(null) : Outcome.applied(left);
        }
        Footprint was = held.one();
        Flows removed = Flows.removed(was.rows(), was.bytes());
        return Outcome.applied(left, leaving(table, held, Footprint.NONE, removed, Images.observed(change)));
    }

    /** The row stays, perhaps in another epoch, with another size, or with another tenant. */
    private static Outcome replace(TableState table, LedgerEntry held, LedgerEntry next, Bucket bucket) {
        Footprint was = held.one();
        Footprint is = next.one();
        Flows widened = Flows.widened(is.bytes() - was.bytes());
        if (held.owner().equals(next.owner())) {
            return Outcome.applied(next, leaving(table, held, is, widened, bucket));
        }
        Delta out = leaving(table, held, Footprint.NONE, Flows.movedOut(was.rows(), was.bytes()), bucket);
        Flows in = Flows.movedIn(was.rows(), was.bytes()).plus(widened);
        return Outcome.applied(next, out, new Delta(next.stake(), is, Footprint.NONE, in, bucket));
    }

    /** Takes {@code held} out of the epoch that it is booked in and books {@code instead} in the present one. */
    private static Delta leaving(TableState table, LedgerEntry held, Footprint instead, Flows flows, Bucket bucket) {
        Footprint was = held.one();
        return held.epoch() == table.epoch()
                ? new Delta(held.stake(), instead.minus(was), Footprint.NONE, flows, bucket)
                : new Delta(held.stake(), instead, was.negated(), flows, bucket);
    }
}
