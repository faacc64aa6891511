package io.headroom.ingest.capture;

import io.headroom.core.capture.CaptureState;
import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.announce.StatusLine;
import io.headroom.ingest.guard.Allowance;
import io.headroom.ingest.source.Access;
import io.headroom.ingest.source.Setback;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.source.Standing;
import io.headroom.ingest.source.SweepPlan;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.ingest.sweep.ShareCounter;
import io.headroom.ingest.sweep.Sweep;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sweeps of a database, one round after the other: every table that the budget has room for, the oldest count first. */
final class SampledRun {
    private static final Logger LOG = LoggerFactory.getLogger(SampledRun.class);

    private final DatabaseConfig config;
    private final StatusLine status;
    private final SharedParts shared;
    private final Connection connection;
    private final RowPublisher rows;
    private final Allowance allowance;
    private @Nullable Instant countedAt;

    SampledRun(DatabaseConfig config, StatusLine status, SharedParts shared, Connection connection, RowPublisher rows) {
        this.config = config;
        this.status = status;
        this.shared = shared;
        this.connection = connection;
        this.rows = rows;
        this.allowance = new Allowance(config.reconciliation().budget(), System.nanoTime());
    }

    /** @return what went wrong; nothing if it was closed */
    Optional<Setback> until(CompletableFuture<Boolean> closing) throws SQLException, InterruptedException {
        status.state(CaptureState.STARTING, null);
        begin();
        SampledTables tables = new SampledTables(config, status.now().generation(), shared, rows);
        try (Connection counting = Access.forCounts(config);
                SweepWatch watch = new SweepWatch(connection, counting, closing, () -> say(tables))) {
            while (!closing.isDone()) {
                SweepPlan plan = SweepPlan.read(connection, config);
                if (!plan.problems().isEmpty()) {
                    return Optional.of(new Setback(true, plan.problems().get(0)));
                }
                tables.follow(plan, Slot.clock(connection));
                round(tables, new ShareCounter(counting), watch);
                watch.pause(config.reconciliation().every());
            }
        }
        return Optional.empty();
    }

    /** Sweeps go on in the generation that they began; where a slot was, it would keep WAL for nobody. */
    private void begin() throws SQLException {
        if (status.now().generation() > 0
                && SampledTables.goOn(config, status.now().generation(), shared)) {
            return;
        }
        if (status.now().origin() != null) {
            if (Standing.recovering(connection)) {
                LOG.warn(
                        "Database {} was captured by changes: drop the slots {} of its primary, which keep WAL",
                        config.name(),
                        Slot.patternOf(config.name()));
            } else {
                Slot.dropAll(connection, config.name());
            }
        }
        status.begin(status.now().generation() + 1, shared.fingerprint());
    }

    private void round(SampledTables tables, ShareCounter counter, SweepWatch watch)
            throws SQLException, InterruptedException {
        SweepQueries queries = SweepQueries.read(connection, tables.all());
        List<SampledTable> order = new ArrayList<>(tables.all());
        order.sort(Comparator.comparing(SampledTable::last, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (SampledTable table : order) {
            String query = queries.of(table);
            Duration left = allowance.left(System.nanoTime());
            if (watch.isClosing() || query == null || !tables.isOpen(table) || !table.isDue(left, System.nanoTime())) {
                continue;
            }
            Sweep sweep = watch.during(() -> counter.count(query, SweepQueries.tenant(table), left));
            allowance.spend(sweep.took());
            if (!watch.isClosing()) {
                settle(tables, table, sweep, left);
            }
        }
        Instant reached = tables.reach(Slot.clock(connection));
        if (reached != null) {
            countedAt = reached;
            status.complete();
        }
        say(tables);
    }

    private void settle(SampledTables tables, SampledTable table, Sweep sweep, Duration limit)
            throws InterruptedException {
        TableName name = table.watched.name();
        if (sweep instanceof Sweep.Of of) {
            tables.tell(table, of);
        } else if (sweep instanceof Sweep.Hindered hindered) {
            table.hindered(new Problem(
                    "Table " + name + " could not be counted: " + hindered.reason() + ".",
                    "It is tried again at the next sweep."));
        } else if (sweep instanceof Sweep.Impossible impossible) {
            tables.setAside(
                    table,
                    new Problem(
                            "Table " + name + " cannot be counted: " + impossible.reason() + ".",
                            "./headroom check names the right that is missing."));
        } else if (table.tooSlow(limit, config.reconciliation().budget(), System.nanoTime())) {
            tables.setAside(table, tooLarge(name));
        }
    }

    private Problem tooLarge(TableName name) {
        String key = "headroom.databases." + config.name();
        return new Problem(
                "Table " + name + " is too large to be counted within " + key + ".reconciliation.budget, which is "
                        + config.reconciliation().budget() + " an hour: what it holds is not known.",
                "Give it more time, exclude the table, or follow its changes with capture: changes.");
    }

    private void say(SampledTables tables) {
        status.sampled(
                countedAt,
                tables.all().stream()
                        .map(SampledTable::hindrance)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }
}
