package io.headroom.core.ledger;

import io.headroom.core.delta.Delta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change comes to.
 *
 * @param entry what the ledger holds of the row from now on; null if nothing
 * @param deltas none, if the change was a repeat or changed only what is not counted
 */
public record Outcome(Verdict verdict, @Nullable LedgerEntry entry, List<Delta> deltas) {

    /** What became of the change. Every change has one of these, so the counters of them add up. */
    public enum Verdict {
        APPLIED,
        /** Delivered before, or about a row that is already as the change says. */
        REPEATED
    }

    /** The same once {@code before} has happened. */
    Outcome after(List<Delta> before) {
        List<Delta> all = new ArrayList<>(before);
        all.addAll(deltas);
        return new Outcome(Verdict.APPLIED, entry, all);
    }

    /**
     * The same in a table that was counted in another way until now: what is found there was counted before, so it takes
     * from the sums of earlier epochs instead of coming. Whose share of those it takes from may be in another partition.
     */
    Outcome takingOver() {
        return new Outcome(
                verdict,
                entry,
                deltas.stream()
                        .map(delta -> delta.isFound() ? delta.takenOver() : delta)
                        .toList());
    }

    static Outcome repeated(@Nullable LedgerEntry stored) {
        return new Outcome(Verdict.REPEATED, stored, List.of());
    }

    static Outcome applied(@Nullable LedgerEntry entry, Delta... deltas) {
        return new Outcome(Verdict.APPLIED, entry, List.of(deltas));
    }
}
