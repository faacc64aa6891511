package io.headroom.ingest.seed;

import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.topic.Topics;
import io.headroom.ingest.guard.LockWatch;
import io.headroom.ingest.row.CatalogueReader;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Snapshot;
import io.headroom.ingest.stream.CountedTable;
import io.headroom.ingest.sweep.ShareCounter;
import io.headroom.ingest.sweep.Sweep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the server count, by tenant, what a round is about to read, so that sizes are known within a minute where reading takes
 * longer than that. It counts the very state that is read, on one connection, within the time that counts may take of the
 * server; it waits for nobody, and nobody waits for it. The smallest tables come first: most of them for the time.
 */
final class ProvisionalCount {
    private static final Logger LOG = LoggerFactory.getLogger(ProvisionalCount.class);

    /** What is read in less is soon known better. */
    private static final Duration WORTH_IT = Duration.ofSeconds(5);

    private static final Duration WITHIN = Duration.ofSeconds(55);

    private final SeedParts parts;
    private final Snapshot snapshot;
    private final List<CountedTable> tables;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final long end = System.nanoTime() + WITHIN.toNanos();
    private final Thread thread;
    private int told;
    private long toldRows;

    private ProvisionalCount(SeedParts parts, Snapshot snapshot, List<CountedTable> tables) {
        this.parts = parts;
        this.snapshot = snapshot;
        this.tables = tables;
        thread = new Thread(this::run, "provisional-count-" + parts.config().name());
        thread.setDaemon(true);
    }

    /** @param sizes about how many rows each of the tables has */
    static ProvisionalCount start(
            SeedParts parts, Snapshot snapshot, List<CountedTable> tables, Map<TableName, Long> sizes) {
        List<CountedTable> smallest = new ArrayList<>(tables);
        smallest.sort(Comparator.comparingLong(
                table -> sizes.getOrDefault(table.watched().name(), 0L)));
        ProvisionalCount count = new ProvisionalCount(parts, snapshot, smallest);
        count.thread.start();
        return count;
    }

    /** The table is counted row by row, so nobody needs its totals any more. The caller holds the book of tables. */
    static void takeBack(WatchedTable table, SeedParts parts) {
        parts.announcer().post(Topics.PROVISIONAL_TOTALS, table.key(), null);
    }

    /** Returns at once. What is being counted then is given up, and nothing is told any more. */
    void end() {
        closing.countDown();
    }

    private void run() {
        try {
            if (!closing.await(WORTH_IT.toMillis(), TimeUnit.MILLISECONDS)) {
                count();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count() {
        try (Connection control = Access.open(parts.config());
                Connection counting = Access.forCounts(parts.config())) {
            TotalsQuery.Writer queries = queries(control);
            int backend = counting.unwrap(PGConnection.class).getBackendPID();
            LockWatch watch = LockWatch.start(control, backend, closing);
            try {
                count(queries, counting);
            } finally {
                watch.close();
            }
            if (told > 0) {
                LOG.info(
                        "Database {}: {} tables hold {} rows by a provisional count; reading them goes on",
                        parts.config().name(),
                        told,
                        toldRows);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug(
                    "Totals of database {} are told once it is read",
                    parts.config().name(),
                    e);
        }
    }

    /** Parents may have been read in an earlier round. */
    private TotalsQuery.Writer queries(Connection control) throws SQLException {
        List<CountedTable> counted = parts.tables().all();
        Set<TableName> names =
                counted.stream().map(table -> table.watched().name()).collect(Collectors.toSet());
        return new TotalsQuery.Writer(counted, new CatalogueReader(control).read(names::contains), snapshot.utf8());
    }

    private void count(TotalsQuery.Writer queries, Connection counting) throws SQLException {
        ShareCounter counter = new ShareCounter(counting);
        for (CountedTable table : tables) {
            TotalsQuery query = queries.of(table.watched());
            Duration limit = limit();
            if (closing.getCount() == 0 || limit.toMillis() == 0) {
                return;
            }
            if (query == null || !isBeingRead(table)) {
                continue;
            }
            snapshot.enter(counting);
            Sweep sweep = counter.count(snapshot.at(), query.sql(), query.tenant(), limit);
            parts.allowance().spend(sweep.took());
            if (sweep instanceof Sweep.TooSlow) {
                return;
            }
            if (sweep instanceof Sweep.Of of) {
                tell(table, of);
            }
        }
    }

    /** What is left of the minute and of the budget. */
    private Duration limit() {
        long now = System.nanoTime();
        Duration left = parts.allowance().left(now);
        Duration minute = Duration.ofNanos(Math.max(0, end - now));
        return left.compareTo(minute) < 0 ? left : minute;
    }

    private boolean isBeingRead(CountedTable table) {
        CountedTable now = parts.tables().find(table.watched().name());
        return now != null && now.isBeingSeeded() && now.epoch() == table.epoch();
    }

    private void tell(CountedTable table, Sweep.Of sweep) {
        Map<Tenant, Footprint> byTenant = new HashMap<>();
        sweep.shares()
                .forEach((share, days) ->
                        days.values().forEach(day -> byTenant.merge(share.tenant(), day, Footprint::plus)));
        ProvisionalTotals totals = ProvisionalTotals.of(table.watched(), snapshot.at(), byTenant);
        synchronized (parts.tables()) {
            if (closing.getCount() > 0 && isBeingRead(table)) {
                parts.announcer().post(Topics.PROVISIONAL_TOTALS, totals.key(), totals);
                told++;
                toldRows += totals.rows();
            }
        }
    }
}
