package io.headroom.core.reconciliation;

import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a table's count stands to the table: the value of {@code headroom.checks}.
 *
 * @param at of the last attempt, on PostgreSQL's clock
 * @param rows that PostgreSQL counted last; absent before it has
 * @param drift rows that the ledger holds more than PostgreSQL counted, fewer if negative, once two checks in a row have
 *     found a difference; 0 while all is well
 * @param verifiedAt when the two last agreed
 * @param disagreements in a row
 * @param recountedAt when the table was last counted anew for that, since the two last agreed
 * @param reason why it is {@link CheckVerdict#UNVERIFIED}
 */
public record TableCheck(
        String database,
        TableId table,
        TableName name,
        CheckVerdict verdict,
        Instant at,
        @Nullable Long rows,
        long drift,
        @Nullable Instant verifiedAt,
        int disagreements,
        @Nullable Instant recountedAt,
        @Nullable String reason) {
    /** A commit may be in the log before others see it, so that one disagreement proves nothing. */
    static final int ENOUGH = 2;

    /** Where counting anew has not helped, doing so again soon will not either: the cause is still there. */
    static final Duration RECOUNT_PAUSE = Duration.ofDays(1);

    public TableCheck {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(at, "at");
    }

    /** A table that nobody has checked. */
    public static TableCheck unverified(String database, TableId table, TableName name, Instant at, String reason) {
        return new TableCheck(database, table, name, CheckVerdict.UNVERIFIED, at, null, 0, null, 0, null, reason);
    }

    /** Key of the topic: {@code shop/17}. */
    public String key() {
        return database + "/" + table.value();
    }

    /** After PostgreSQL counted so many rows at a moment at which the ledger held what the bracket says. */
    public TableCheck counted(Instant now, long counted, Bracket bracket) {
        long excess = bracket.excessOver(counted);
        if (excess == 0) {
            return with(CheckVerdict.VERIFIED, now, counted, 0, now, 0, null, null);
        }
        int times = disagreements + 1;
        return times < ENOUGH
                ? with(CheckVerdict.SUSPECT, now, counted, drift, verifiedAt, times, recountedAt, null)
                : with(CheckVerdict.DRIFTED, now, counted, excess, verifiedAt, times, recountedAt, null);
    }

    /** Nobody could count. What was found before still stands, and that it was right then is no news of now. */
    public TableCheck uncounted(Instant now, String why) {
        boolean doubtful = disagreements > 0;
        return with(
                doubtful ? verdict : CheckVerdict.UNVERIFIED,
                now,
                rows,
                drift,
                verifiedAt,
                disagreements,
                recountedAt,
                doubtful ? null : why);
    }

    /** Whether to count the table anew. */
    public boolean asksForRecount() {
        return verdict == CheckVerdict.DRIFTED
                && (recountedAt == null || !at.isBefore(recountedAt.plus(RECOUNT_PAUSE)));
    }

    /** The table is counted anew. Only the next check tells whether that has helped. */
    public TableCheck recounted() {
        return with(verdict, at, rows, drift, verifiedAt, disagreements, at, reason);
    }

    private TableCheck with(
            CheckVerdict newVerdict,
            Instant newAt,
            @Nullable Long newRows,
            long newDrift,
            @Nullable Instant newVerifiedAt,
            int newDisagreements,
            @Nullable Instant newRecountedAt,
            @Nullable String newReason) {
        return new TableCheck(
                database,
                table,
                name,
                newVerdict,
                newAt,
                newRows,
                newDrift,
                newVerifiedAt,
                newDisagreements,
                newRecountedAt,
                newReason);
    }
}
