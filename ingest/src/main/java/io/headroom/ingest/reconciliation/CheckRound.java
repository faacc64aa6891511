package io.headroom.ingest.reconciliation;

import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.ingest.guard.Allowance;
import io.headroom.ingest.guard.LockWatch;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.CheckNotice;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.stream.CountedTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One check of some tables: a mark in the log, a state of the database, another mark, and counts of that state, however
 * long these take. What the ledger held between the two marks is what the counts are held against.
 */
final class CheckRound {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRound.class);
    private static final int MOST = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CheckParts parts;
    private final CheckOrder order;
    private final Allowance allowance;
    private final CountDownLatch closing;

    /** @param at the state that was counted, on PostgreSQL's clock */
    record Result(
            Instant at,
            Map<CountedTable, Count> counts,
            Map<Brackets.Counted, Bracket> brackets,
            Map<Long, Long> estimates) {}

    CheckRound(CheckParts parts, CheckOrder order, Allowance allowance, CountDownLatch closing) {
        this.parts = parts;
        this.order = order;
        this.allowance = allowance;
        this.closing = closing;
    }

    Result run(List<CountedTable> live, CheckRecords records) throws SQLException, InterruptedException {
        try (Connection control = Access.open(parts.capture().config());
                Connection counting = Access.forCounts(parts.capture().config());
                Brackets answers = new Brackets(parts.kafka(), parts.capture().partitions())) {
            Map<Long, Long> estimates = Estimates.read(control);
            Instant now = Slot.clock(control);
            List<CountedTable> tables = choose(live, records, estimates, now);
            if (tables.isEmpty()) {
                return new Result(now, Map.of(), Map.of(), estimates);
            }
            CheckNotice begin = notice(now, tables);
            begin.emit(control);
            Settling.await(control, closing);
            // The first query of its transaction decides which state it sees.
            Instant at = Slot.clock(counting);
            begin.end().emit(control);
            Map<CountedTable, Count> counts = count(tables, control, counting);
            counting.rollback();
            CheckNumber number = new CheckNumber(parts.database(), begin.check());
            return new Result(at, counts, await(answers, number, counts), estimates);
        }
    }

    private CheckNotice notice(Instant now, List<CountedTable> tables) {
        return new CheckNotice(
                now.toEpochMilli(), true, tables.stream().map(CountedTable::id).toList());
    }

    private List<CountedTable> choose(
            List<CountedTable> live, CheckRecords records, Map<Long, Long> estimates, Instant now) {
        Map<TableId, CountedTable> byId = live.stream().collect(Collectors.toMap(CountedTable::id, table -> table));
        List<CheckOrder.Candidate> candidates = live.stream()
                .map(table -> new CheckOrder.Candidate(
                        table.id(), estimates.getOrDefault(table.watched().oid(), 0L), records.of(table.id())))
                .toList();
        Duration budget = parts.capture().config().reconciliation().budget();
        return order.next(candidates, MOST, budget, now).stream().map(byId::get).toList();
    }

    /** In their order; where one would take more than is left, all others wait with it until that is saved up. */
    private Map<CountedTable, Count> count(List<CountedTable> tables, Connection control, Connection counting)
            throws SQLException {
        Map<CountedTable, Count> counts = new LinkedHashMap<>();
        ExactCount exact = new ExactCount(counting);
        LockWatch watch = LockWatch.start(control, backend(counting), closing);
        try {
            for (CountedTable table : tables) {
                Duration left = allowance.left(System.nanoTime());
                if (left.isZero() || !order.fits(table.id(), left) || closing.getCount() == 0) {
                    break;
                }
                Count count = exact.of(table.watched().oid(), left);
                allowance.spend(count.took());
                LOG.debug("Table {}: {}", table.watched().name(), count);
                counts.put(table, learn(table, count, left));
            }
        } finally {
            watch.close();
        }
        return counts;
    }

    /** What was too slow with the whole of an hour's budget is given up; otherwise it waits until twice as much is there. */
    private Count learn(CountedTable table, Count count, Duration left) {
        Duration budget = parts.capture().config().reconciliation().budget();
        if (!(count instanceof Count.TooSlow)) {
            order.needs(table.id(), count.took());
            return count;
        }
        boolean whole = left.multipliedBy(10).compareTo(budget.multipliedBy(9)) >= 0;
        if (whole) {
            order.needs(table.id(), budget.plusNanos(1));
            return new Count.Impossible(
                    "counting it takes longer than the hourly budget of " + budget
                            + " (reconciliation.budget of the database)",
                    count.took());
        }
        Duration twice = left.multipliedBy(2);
        // A budget that was not touched is never quite reached again.
        Duration most = budget.multipliedBy(19).dividedBy(20);
        order.needs(table.id(), twice.compareTo(most) < 0 ? twice : most);
        return count;
    }

    private static int backend(Connection counting) throws SQLException {
        try (Statement statement = counting.createStatement()) {
            ResultSet row = statement.executeQuery("SELECT pg_backend_pid()");
            row.next();
            return row.getInt(1);
        }
    }

    private Map<Brackets.Counted, Bracket> await(
            Brackets answers, CheckNumber number, Map<CountedTable, Count> counts) {
        Map<Brackets.Counted, Count> counted = new HashMap<>();
        counts.forEach((table, count) -> {
            if (count instanceof Count.Of) {
                counted.put(new Brackets.Counted(table.id(), table.epoch()), count);
            }
        });
        return answers.of(number, counted.keySet(), PATIENCE, closing);
    }
}
