package io.headroom.core.ledger;

import io.headroom.core.change.RowChange;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import org.jspecify.annotations.Nullable;

/**
 * The rule for a table without a key: equal rows share an entry and are counted. An update arrives as the removal of
 * one content and the arrival of another.
 */
final class EqualRows {
    private EqualRows() {}

    static Outcome apply(TableState table, @Nullable LedgerEntry valid, RowChange change) {
        LedgerEntry held = valid == null ? null : valid.inEpoch(table.epoch());
        return switch (change.operation()) {
            case SEED ->
                held != null && held.older() > 0
                        ? seenAgain(held, Images.repaired(change))
                        : arrive(table, held, change, Images.reconstructed(change));
            case INSERT, UPDATE -> arrive(table, held, change, Images.observed(change));
            case DELETE -> leave(held, Images.observed(change));
        };
    }

    private static Outcome seenAgain(LedgerEntry held, Bucket bucket) {
        Footprint one = held.one();
        return Outcome.applied(
                held.withCopies(held.copies() + 1, held.older() - 1),
                new Delta(held.tenant(), one, one.negated(), Flows.NONE, bucket));
    }

    private static Outcome arrive(TableState table, @Nullable LedgerEntry held, RowChange change, Bucket bucket) {
        LedgerEntry entry =
                held == null ? Images.entry(table, null, change) : held.withCopies(held.copies() + 1, held.older());
        return Outcome.applied(entry, Delta.arrival(entry.tenant(), entry.one(), bucket));
    }

    private static Outcome leave(@Nullable LedgerEntry held, Bucket bucket) {
        if (held == null || held.isGrave()) {
            return Outcome.repeated(null);
        }
        Footprint one = held.one();
        Flows removed = Flows.removed(one.rows(), one.bytes());
        if (held.copies() > 0) {
            Delta delta = new Delta(held.tenant(), one.negated(), Footprint.NONE, removed, bucket);
            return Outcome.applied(left(held.withCopies(held.copies() - 1, held.older())), delta);
        }
        Delta delta = new Delta(held.tenant(), Footprint.NONE, one.negated(), removed, bucket);
        return Outcome.applied(left(held.withCopies(0, held.older() - 1)), delta);
    }

    private static @Nullable LedgerEntry left(LedgerEntry entry) {
        return entry.isGrave() ? null : entry;
    }
}
