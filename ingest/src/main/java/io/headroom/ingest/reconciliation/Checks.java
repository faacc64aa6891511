package io.headroom.ingest.reconciliation;

import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.CheckVerdict;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.ingest.stream.CountedTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one check after the other, says what they found, and has counted anew what differs. */
final class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final CheckParts parts;
    private final CountDownLatch closing;
    private final CheckOrder order = new CheckOrder();
    private final Recount recount;
    private @Nullable CheckRecords records;

    Checks(CheckParts parts, CountDownLatch closing) {
        this.parts = parts;
        this.closing = closing;
        recount = new Recount(parts.capture());
    }

    /** @return whether every table that was counted so far agrees with its count */
    boolean check(List<CountedTable> live) throws SQLException, InterruptedException {
        CheckRecords known = records();
        known.forgetAllBut(live.stream().map(CountedTable::id).collect(Collectors.toSet()));
        CheckRound.Result result = new CheckRound(parts, order, parts.capture().allowance(), closing).run(live, known);
        if (closing.getCount() == 0) {
            return true;
        }
        List<TableCheck> found = new ArrayList<>();
        for (CountedTable table : result.counts().keySet()) {
            TableCheck check = judged(table, result, known.of(table.id()));
            if (check != null) {
                found.add(check.asksForRecount() && recount(table, check, result.at()) ? check.recounted() : check);
            }
        }
        known.publish(found);
        known.publishDrift(found, result.at());
        return !known.anyDisagrees();
    }

    private CheckRecords records() {
        CheckRecords known = records == null ? CheckRecords.read(parts) : records;
        records = known;
        return known;
    }

    /** @return nothing if the check was void: no word came, or the table is not what it was */
    private @Nullable TableCheck judged(CountedTable table, CheckRound.Result result, @Nullable TableCheck recorded) {
        Count count = result.counts().get(table);
        TableCheck before = recorded == null
                ? TableCheck.unverified(
                        parts.database(), table.id(), table.watched().name(), result.at(), "nobody has counted it yet")
                : recorded;
        if (count instanceof Count.Impossible impossible) {
            return before.uncounted(result.at(), impossible.reason());
        }
        Bracket bracket = result.brackets().get(new Brackets.Counted(table.id(), table.epoch()));
        if (!(count instanceof Count.Of of) || bracket == null) {
            return null;
        }
        Long estimate = result.estimates().get(table.watched().oid());
        if (estimate != null) {
            order.compared(table.id(), estimate, bracket);
        }
        TableCheck after = before.counted(result.at(), of.rows(), bracket);
        tell(before, after, bracket);
        return after;
    }

    private static void tell(TableCheck before, TableCheck after, Bracket bracket) {
        if (after.verdict() == CheckVerdict.SUSPECT) {
            LOG.info(
                    "Table {} has {} rows and is counted as {}; whether it is so is seen at the next check",
                    after.name(),
                    after.rows(),
                    bracket);
        } else if (after.verdict() == CheckVerdict.VERIFIED && before.disagreements() > 0) {
            LOG.info("Table {} has the {} rows that are counted, again", after.name(), after.rows());
        }
    }

    private boolean recount(CountedTable table, TableCheck check, Instant at) throws InterruptedException {
        boolean begun = recount.begin(table, at);
        if (begun) {
            LOG.warn(
                    "Table {} has {} rows, by {} other than are counted, in {} checks in a row: it is counted anew",
                    check.name(),
                    check.rows(),
                    Math.abs(check.drift()),
                    check.disagreements());
        }
        return begun;
    }
}
