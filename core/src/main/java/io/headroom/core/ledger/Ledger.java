package io.headroom.core.ledger;

import io.headroom.core.change.Operation;
import io.headroom.core.change.RowChange;
import org.jspecify.annotations.Nullable;

/**
 * The row ledger: turns a change into its difference against what is held of the row.
 *
 * <p>Redelivery is at least once, deletes name only the key, unchanged wide values are missing and a new count repeats
 * every row. Because only differences leave the ledger, sums of them stay exact under all of that. Streamed changes must
 * already have passed {@link Progress}; seeds are judged here, by their epoch.
 */
public final class Ledger {
    private Ledger() {}

    /**
     * @param table the table's state in this partition
     * @param stored what is stored under the row's key
     */
    public static Outcome apply(TableState table, @Nullable LedgerEntry stored, RowChange change) {
        boolean stale = change.operation() == Operation.SEED && !(table.seeding() && change.epoch() == table.epoch());
        if (stale) {
            return Outcome.repeated(stored);
        }
        LedgerEntry valid = table.valid(stored);
        Outcome outcome = change.keyed() ? KeyedRow.apply(table, valid, change) : EqualRows.apply(table, valid, change);
        return table.takesOver() ? outcome.takingOver() : outcome;
    }
}
