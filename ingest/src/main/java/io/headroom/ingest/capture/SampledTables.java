package io.headroom.ingest.capture;

import io.headroom.core.capture.Problem;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.Tenancy;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.ShareTotal;
import io.headroom.core.change.TableId;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.source.SweepPlan;
import io.headroom.ingest.stream.Dispatch;
import io.headroom.ingest.stream.RowPublisher;
import io.headroom.ingest.stream.ShapedRows;
import io.headroom.ingest.stream.TransactionOrder;
import io.headroom.ingest.sweep.LastTold;
import io.headroom.ingest.sweep.Sweep;
import io.headroom.ingest.tenancy.Route;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tables that sweeps count, and what is said of them in Kafka. For use by one thread. */
final class SampledTables {
    private final DatabaseConfig config;
    private final int generation;
    private final SharedParts shared;
    private final RowPublisher rows;
    private final Map<TableName, SampledTable> tables = new TreeMap<>();

    SampledTables(DatabaseConfig config, int generation, SharedParts shared, RowPublisher rows) {
        this.config = config;
        this.generation = generation;
        this.shared = shared;
        this.rows = rows;
    }

    Collection<SampledTable> all() {
        return tables.values();
    }

    /** Whether the table's epoch was opened, so that something can be said of it. */
    boolean isOpen(SampledTable table) {
        return isOf(generation, table.watched);
    }

    /** Whether sweeps of that generation have counted a table of the database. */
    static boolean goOn(DatabaseConfig config, int generation, SharedParts shared) {
        return shared.directory().tablesOf(config.name()).values().stream()
                .anyMatch(table -> table.state() == TableWatch.SAMPLED && isOf(generation, table));
    }

    /** Brings the tables in line with what is to be counted. */
    void follow(SweepPlan plan, Instant at) throws InterruptedException {
        Map<TableName, WatchedTable> recorded = shared.directory().tablesOf(config.name());
        retire(recorded, plan, at);
        // Numbers first: the record of a child names its parent's.
        plan.tables().forEach(table -> recorded.computeIfAbsent(table.facts().name(), name -> claimed(table)));
        Set<TableName> turned = turned(plan, recorded);
        for (SweepPlan.Planned planned : childrenFirst(plan)) {
            TableName name = planned.facts().name();
            WatchedTable known = find(name, recorded);
            Tenancy tenancy = tenancy(planned, recorded);
            if (planned.obstacle() != null) {
                setAside(tables.computeIfAbsent(name, added -> table(known)), planned.obstacle());
            } else if (!goesOn(known, planned, tenancy) || passes(planned, turned)) {
                tables.put(name, table(open(planned, tenancy, known, at)));
            } else {
                tables.computeIfAbsent(name, added -> table(known));
            }
            Objects.requireNonNull(tables.get(name)).route = planned.route();
        }
    }

    /** Counted tables that find their tenants in another way from now on, and with them all that finds them there. */
    private Set<TableName> turned(SweepPlan plan, Map<TableName, WatchedTable> recorded) {
        Set<TableName> turned = new HashSet<>();
        for (SweepPlan.Planned planned : plan.tables()) {
            WatchedTable known = find(planned.facts().name(), recorded);
            boolean same = known.tenancy().equals(tenancy(planned, recorded));
            if (!same && planned.obstacle() == null && isOf(generation, known)) {
                turned.add(known.name());
            }
        }
        return turned;
    }

    /** A crash in between finds the parents turned once more, and their children with them. */
    private static List<SweepPlan.Planned> childrenFirst(SweepPlan plan) {
        return plan.tables().stream()
                .sorted(Comparator.comparingInt(SweepPlan.Planned::parents).reversed())
                .toList();
    }

    private static boolean passes(SweepPlan.Planned planned, Set<TableName> turned) {
        Route route = planned.route();
        return route != null && route.keys().stream().anyMatch(key -> turned.contains(key.parent()));
    }

    private static Tenancy tenancy(SweepPlan.Planned planned, Map<TableName, WatchedTable> recorded) {
        return planned.tenants().recorded(parent -> find(parent, recorded).id());
    }

    private static WatchedTable find(TableName name, Map<TableName, WatchedTable> recorded) {
        return Objects.requireNonNull(recorded.get(name), "every table of a plan has its number");
    }

    private WatchedTable claimed(SweepPlan.Planned planned) {
        return shared.directory().claim(record(planned, Tenancy.NONE, new TableId(1), 0, Position.NONE));
    }

    private void retire(Map<TableName, WatchedTable> recorded, SweepPlan plan, Instant at) throws InterruptedException {
        Map<TableName, WatchedTable> gone = new TreeMap<>(recorded);
        plan.tables().forEach(table -> gone.remove(table.facts().name()));
        for (WatchedTable table : gone.values()) {
            tables.remove(table.name());
            if (table.state() != TableWatch.DROPPED) {
                WatchedTable dropped = table.inEpoch(table.epoch() + 1, start().toString())
                        .in(TableWatch.DROPPED, null)
                        .showing(null);
                everywhere(new Mark.Dropped(dropped.id(), dropped.epoch(), start(), at));
                shared.directory().write(dropped);
            }
        }
    }

    private boolean goesOn(WatchedTable known, SweepPlan.Planned planned, Tenancy tenancy) {
        return isOf(generation, known)
                && known.state() != TableWatch.DROPPED
                && known.tenancy().equals(tenancy)
                && known.oid() == planned.facts().oid();
    }

    private static boolean isOf(int generation, WatchedTable table) {
        return Position.parse(table.epochStart()).generation() == generation;
    }

    /** The mark comes first: a crash between the two repeats it with the same epoch. */
    private WatchedTable open(SweepPlan.Planned planned, Tenancy tenancy, WatchedTable known, Instant at)
            throws InterruptedException {
        WatchedTable opened = record(planned, tenancy, known.id(), known.epoch() + 1, start());
        everywhere(opened.sampling(start(), at));
        shared.directory().write(opened);
        return opened;
    }

    private SampledTable table(WatchedTable watched) {
        return new SampledTable(watched, new LastTold(watched.id(), shared.hasher(), shared.partitions()));
    }

    /** Says what a sweep found; one that found a state that was told of already says nothing. */
    void tell(SampledTable table, Sweep.Of sweep) throws InterruptedException {
        Instant at = sweep.at();
        if (!table.isNews(at)) {
            return;
        }
        WatchedTable watched = table.watched;
        Position position = position(at, 0);
        table.told
                .news(sweep, (share, days) -> new ShareTotal(watched.id(), watched.epoch(), position, at, share, days))
                .forEach(rows::send);
        rows.await();
        everywhere(new Mark.Swept(watched.id(), watched.epoch(), position, at, table.completeAt(at)));
        table.swept(at);
        state(table, TableWatch.SAMPLED, null);
    }

    /** A table that cannot be counted is not known, whatever was counted of it before. */
    void setAside(SampledTable table, Problem problem) {
        table.hindered(problem);
        state(table, TableWatch.UNKNOWN, problem);
    }

    private void state(SampledTable table, TableWatch state, @Nullable Problem problem) {
        WatchedTable now = table.watched.in(state, problem);
        if (!now.equals(table.watched)) {
            shared.directory().write(now);
            table.watched = now;
        }
    }

    /**
     * Says as of when the database is counted: as of the oldest sweep of a counted table.
     *
     * @return nothing as long as there is a table that no sweep of this process has come to, or none can be counted
     */
    @Nullable
    Instant reach(Instant now) throws InterruptedException {
        List<SampledTable> counted = tables.values().stream()
                .filter(table -> table.watched.state() != TableWatch.UNKNOWN)
                .toList();
        if (counted.isEmpty() != tables.isEmpty()) {
            return null;
        }
        Instant oldest = now;
        for (SampledTable table : counted) {
            Instant last = table.last();
            if (last == null) {
                return null;
            }
            oldest = last.isBefore(oldest) ? last : oldest;
        }
        everywhere(new Mark.Watermark(config.name(), position(now, 1), oldest));
        return oldest;
    }

    private void everywhere(Mark mark) throws InterruptedException {
        Dispatch.everywhere(mark, shared.partitions()).forEach(rows::send);
        rows.await();
    }

    private Position start() {
        return TransactionOrder.beginning(generation);
    }

    /** There is no log to stand in: the time stands for it. */
    private Position position(Instant at, long ordinal) {
        return new Position(generation, ChronoUnit.MICROS.between(Instant.EPOCH, at), ordinal);
    }

    private WatchedTable record(SweepPlan.Planned planned, Tenancy tenancy, TableId id, int epoch, Position since) {
        return new WatchedTable(
                config.name(),
                id,
                planned.facts().name(),
                planned.facts().oid(),
                planned.facts().key(),
                tenancy.column(),
                tenancy.tenant(),
                tenancy.parent(),
                ShapedRows.birthColumn(config.createdAt(), planned.facts().columns()),
                planned.facts().partitions(),
                epoch,
                since.toString(),
                TableWatch.SEEDING,
                null,
                null);
    }
}
