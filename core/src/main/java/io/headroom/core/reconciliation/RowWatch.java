package io.headroom.core.reconciliation;

/**
 * A check that is open in one partition: how many rows of the table it holds, and has held since the check began.
 *
 * @param check number of the check
 */
public record RowWatch(long check, long rows, Bracket bracket) {

    public static RowWatch begin(long check, long rows) {
        return new RowWatch(check, rows, Bracket.at(rows));
    }

    /** After rows came, or went if it is negative. */
    public RowWatch moved(long by) {
        long now = rows + by;
        return new RowWatch(check, now, bracket.reaching(now));
    }
}
