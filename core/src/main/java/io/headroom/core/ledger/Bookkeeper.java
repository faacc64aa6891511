package io.headroom.core.ledger;

import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.cohort.Share;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.ledger.Outcome.Verdict;
import io.headroom.core.wire.MalformedRecordException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Applies the records of one partition, in their order, to its {@link Books}. All rules are here and in {@link Ledger};
 * who keeps the books only stores and forwards.
 */
public final class Bookkeeper {
    private final Books books;

    public Bookkeeper(Books books) {
        this.books = books;
    }

    /**
     * @param row what the record's key says; asked only if the record is about a row
     * @throws MalformedRecordException if the record is about a table that no mark has introduced
     */
    public Verdict apply(Supplier<RowKey> row, ChangeRecord record) {
        if (record instanceof RowChange change) {
            return change(row.get(), change);
        }
        return record instanceof Mark.Watermark watermark ? watermark(watermark) : mark((Mark.OfTable) record);
    }

    private Verdict change(RowKey row, RowChange change) {
        TableState table = books.table(row.table());
        if (table == null) {
            throw new MalformedRecordException(
                    "no mark has introduced table id " + row.table().value());
        }
        if (change.operation() != Operation.SEED && !advance(table.database(), change)) {
            return Verdict.REPEATED;
        }
        LedgerEntry stored = books.entry(row);
        Outcome outcome = Ledger.apply(table, stored, change);
        if (!Objects.equals(outcome.entry(), stored)) {
            books.keep(row, outcome.entry());
        }
        for (Delta delta : outcome.deltas()) {
            post(row, table, delta);
        }
        return outcome.verdict();
    }

    private boolean advance(String database, ChangeRecord record) {
        Progress progress = books.progress(database);
        if (progress.isRepeat(record.position())) {
            return false;
        }
        books.keep(database, progress.reaching(record.position()));
        return true;
    }

    private void post(RowKey row, TableState table, Delta delta) {
        TenantBalance balance = books.balance(row.table(), delta.share()).inEpoch(table.epoch());
        books.keep(row.table(), delta.share(), balance.plus(delta));
        if (!delta.flows().isNone()) {
            books.book(table, delta);
        }
    }

    private Verdict watermark(Mark.Watermark mark) {
        boolean news = advance(mark.database(), mark);
        if (news) {
            books.reached(mark.database(), mark.at());
        }
        return news ? Verdict.APPLIED : Verdict.REPEATED;
    }

    private Verdict mark(Mark.OfTable mark) {
        TableState before = books.table(mark.table());
        @Nullable TableState after = TableState.after(before, mark);
        if (after == null) {
            throw new MalformedRecordException(
                    "no mark has introduced table id " + mark.table().value());
        }
        advance(after.database(), mark);
        if (after.equals(before)) {
            return Verdict.REPEATED;
        }
        books.keep(mark.table(), after);
        if (before != null && after.floor() > before.floor()) {
            endOlder(after, mark);
        }
        return Verdict.APPLIED;
    }

    /** What was booked in earlier epochs is gone: one delta per tenant and month of birth, however many rows there were. */
    private void endOlder(TableState table, Mark.OfTable mark) {
        for (Share share : books.shares(mark.table())) {
            TenantBalance balance = books.balance(mark.table(), share).inEpoch(table.epoch());
            books.keep(mark.table(), share, balance.withoutOlder());
            Footprint older = balance.older();
            if (!older.isNone()) {
                books.book(table, Delta.vanished(share, older, TableState.end(mark)));
            }
        }
    }
}
