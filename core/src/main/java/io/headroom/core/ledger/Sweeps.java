package io.headroom.core.ledger;

import io.headroom.core.change.Mark;
import io.headroom.core.change.ShareTotal;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.Outcome.Verdict;
import io.headroom.core.wire.MalformedRecordException;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rule for tables that are counted by sweeps: what a sweep says of a share is held against what was said of it before,
 * and only the difference is booked. So totals that come twice change nothing, and sums equal the last sweep.
 */
final class Sweeps {
    private static final NavigableMap<Long, Footprint> NOTHING = new TreeMap<>();

    private final Books books;

    Sweeps(Books books) {
        this.books = books;
    }

    /** @throws MalformedRecordException if it is about a table that no mark has introduced */
    Verdict apply(ShareTotal total) {
        TableState table = books.table(total.table());
        if (table == null) {
            throw new MalformedRecordException(
                    "no mark has introduced table id " + total.table().value());
        }
        HeldTotal held = valid(table, books.total(total.table(), total.share()));
        boolean stale = !table.counting().sampled() || table.dropped() || total.epoch() != table.epoch();
        if (stale || isRepeat(total, held, table.counting().swept())) {
            return Verdict.REPEATED;
        }
        books.keepTotal(total.table(), total.share(), HeldTotal.of(total));
        book(total.table(), table, total.share(), held == null ? NOTHING : held.days(), total.days(), total.at());
        return Verdict.APPLIED;
    }

    /** Shares that no sweep has told of since {@code complete} are gone, and so is what is held of ended epochs. */
    void completed(TableState before, TableState table, Mark.Swept mark) {
        for (Share share : books.totals(mark.table())) {
            HeldTotal held = valid(table, books.total(mark.table(), share));
            if (held == null || held.days().isEmpty()) {
                books.keepTotal(mark.table(), share, null);
            } else if (held.at().isBefore(mark.complete())) {
                books.keepTotal(mark.table(), share, null);
                book(mark.table(), before, share, held.days(), NOTHING, mark.at());
            }
        }
    }

    /** What a sweep has not told of by its end is not there, so an older total must not bring it back. */
    private static boolean isRepeat(ShareTotal total, @Nullable HeldTotal held, @Nullable Instant swept) {
        return (held != null && !total.at().isAfter(held.at()))
                || (swept != null && !total.at().isAfter(swept));
    }

    private static @Nullable HeldTotal valid(TableState table, @Nullable HeldTotal held) {
        return held == null || held.epoch() != table.epoch() ? null : held;
    }

    private void book(
            TableId id,
            TableState table,
            Share share,
            NavigableMap<Long, Footprint> was,
            NavigableMap<Long, Footprint> is,
            Instant at) {
        Footprint net = sum(is).minus(sum(was));
        TenantBalance balance = books.balance(id, share).inEpoch(table.epoch());
        if (table.takesOver()) {
            books.keep(id, share, balance.takingOver(net));
            return;
        }
        books.keep(id, share, balance.plus(net));
        Map<Bucket, Flows> flows =
                SweptDifference.between(was, is, table.counting().swept(), at);
        flows.forEach((bucket, booked) -> books.book(table, share, bucket, booked));
    }

    private static Footprint sum(NavigableMap<Long, Footprint> days) {
        return days.values().stream().reduce(Footprint.NONE, Footprint::plus);
    }
}
