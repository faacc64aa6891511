package io.headroom.core.ledger;

import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.ShareTotal;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.Outcome.Verdict;
import io.headroom.core.ownership.Kin;
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
    private final Kin kin;
    private final RowChecks checks;
    private final Sweeps sweeps;

    public Bookkeeper(Books books, Kin kin) {
        this.books = books;
        this.kin = kin;
        this.checks = new RowChecks(books);
        this.sweeps = new Sweeps(books);
    }

    /**
     * @param row what the record's key says; asked only if the record is about a row
     * @throws MalformedRecordException if the record is about a table that no mark has introduced
     */
    public Verdict apply(Supplier<RowKey> row, ChangeRecord record) {
        if (record instanceof RowChange change) {
            return change(row.get(), change);
        }
        if (record instanceof ShareTotal total) {
            return sweeps.apply(total);
        }
        if (record instanceof Mark.Check check) {
            return check(check);
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
            tell(table.database(), row, stored, outcome.entry(), change);
        }
        for (Delta delta : outcome.deltas()) {
            post(row.table(), table, delta);
        }
        checks.moved(row.table(), table, outcome.deltas());
        return outcome.verdict();
    }

    /** The row may be somebody's parent. */
    private void tell(
            String database, RowKey row, @Nullable LedgerEntry was, @Nullable LedgerEntry is, RowChange change) {
        Owner before = was == null ? null : was.knownOwner();
        Owner after = is == null ? null : is.knownOwner();
        if (change.keyed() && !Objects.equals(before, after)) {
            boolean counted = change.operation() == Operation.SEED;
            kin.changed(database, row, before, after, counted ? Images.repaired(change) : Images.observed(change));
        }
    }

    private boolean advance(String database, ChangeRecord record) {
        Progress progress = books.progress(database);
        if (progress.isRepeat(record.position())) {
            return false;
        }
        books.keep(database, progress.reaching(record.position()));
        return true;
    }

    private void post(TableId id, TableState table, Delta delta) {
        if (delta.stake().owner() instanceof Owner.OfParent ofParent) {
            books.keepChildren(id, books.children(id).inEpoch(table.epoch()).plus(delta));
            kin.hand(ofParent.parent(), table.database(), id, table.epoch(), delta);
            return;
        }
        Owner.OfTenant owner = (Owner.OfTenant) delta.stake().owner();
        Share share = new Share(owner.tenant(), delta.stake().cohort());
        TenantBalance balance = books.balance(id, share).inEpoch(table.epoch());
        books.keep(id, share, balance.plus(delta));
        if (!delta.flows().isNone()) {
            books.book(table, share, delta.bucket(), delta.flows());
        }
    }

    private Verdict watermark(Mark.Watermark mark) {
        boolean news = advance(mark.database(), mark);
        if (news && !kin.passed(mark)) {
            books.reached(mark.database(), mark.at());
        }
        return news ? Verdict.APPLIED : Verdict.REPEATED;
    }

    private Verdict check(Mark.Check mark) {
        if (!advance(mark.database(), mark)) {
            return Verdict.REPEATED;
        }
        checks.end(mark);
        return Verdict.APPLIED;
    }

    private Verdict mark(Mark.OfTable mark) {
        TableState before = books.table(mark.table());
        @Nullable TableState after = TableState.after(before, mark);
        if (after == null) {
            throw new MalformedRecordException(
                    "no mark has introduced table id " + mark.table().value());
        }
        advance(after.database(), mark);
        if (mark instanceof Mark.Opened opened && opened.parent() != null) {
            kin.introduce(opened.table(), opened.parent());
        }
        if (after.equals(before)) {
            return Verdict.REPEATED;
        }
        books.keep(mark.table(), after);
        if (before != null && after.floor() > before.floor()) {
            endOlder(after, mark);
        }
        if (mark instanceof Mark.Swept swept && before != null) {
            sweeps.completed(before, after, swept);
        }
        return Verdict.APPLIED;
    }

    /** What was booked in earlier epochs is gone: one delta per tenant and month of birth, however many rows there were. */
    private void endOlder(TableState table, Mark.OfTable mark) {
        for (Share share : books.shares(mark.table())) {
            TenantBalance balance = books.balance(mark.table(), share).inEpoch(table.epoch());
            books.keep(mark.table(), share, balance.withoutOlder());
            Footprint older = balance.older();
            if (!older.isNone() && !kin.settles(mark.table(), share, table.floor(), older)) {
                books.book(table, share, TableState.end(mark), Flows.removed(older.rows(), older.bytes()));
            }
        }
        books.keepChildren(
                mark.table(),
                books.children(mark.table()).inEpoch(table.epoch()).withoutOlder());
        kin.ended(table.database(), mark.table(), table.floor(), TableState.end(mark));
    }
}
