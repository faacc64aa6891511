package io.headroom.core.ledger;

import io.headroom.core.change.Mark;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.reconciliation.RowWatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches between the two ends of a check how many rows a table has in this partition. Only while one is open does a
 * change cost anything; whatever ends the table's epoch meanwhile ends the check without a word.
 */
final class RowChecks {
    private final Books books;

    RowChecks(Books books) {
        this.books = books;
    }

    void end(Mark.Check mark) {
        for (TableId id : mark.tables()) {
            TableState table = books.table(id);
            if (table != null && table.database().equals(mark.database())) {
                books.keep(id, table.watched(mark.begins() ? begin(id, table, mark) : finish(id, table, mark)));
            }
        }
    }

    void moved(TableId id, TableState table, List<Delta> deltas) {
        RowWatch watch = table.watch();
        if (watch == null) {
            return;
        }
        long by = 0;
        for (Delta delta : deltas) {
            by += delta.current().rows() + delta.older().rows();
        }
        if (by != 0) {
            books.keep(id, table.watched(watch.moved(by)));
        }
    }

    private @Nullable RowWatch begin(TableId id, TableState table, Mark.Check mark) {
        return table.comparable() ? RowWatch.begin(mark.check(), rows(id)) : null;
    }

    private @Nullable RowWatch finish(TableId id, TableState table, Mark.Check mark) {
        RowWatch watch = table.watch();
        if (watch != null && watch.check() == mark.check() && table.comparable()) {
            books.bracketed(id, table, watch);
        }
        return null;
    }

    private long rows(TableId id) {
        long rows = rows(books.children(id));
        for (Share share : books.shares(id)) {
            rows += rows(books.balance(id, share));
        }
        return rows;
    }

    private static long rows(TenantBalance balance) {
        Footprint live = balance.current().plus(balance.older());
        return live.rows();
    }
}
