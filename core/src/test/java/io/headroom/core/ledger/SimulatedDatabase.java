package io.headroom.core.ledger;

import io.headroom.core.change.ChangeRecord;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.change.WideAttribute;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.ledger.MapBooks.TableShare;
import io.headroom.core.ledger.MapBooks.TableTenant;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random workload on two tables, one with a key and one without, and what is true of it afterwards. */
final class SimulatedDatabase {
    private static final TableId KEYED = new TableId(1);
    private static final TableId KEYLESS = new TableId(2);
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    /** A record as ingest sends it. */
    record Sent(@Nullable RowKey row, ChangeRecord record) {
        boolean streamed() {
            return record instanceof RowChange change
                    ? change.operation() != Operation.SEED
                    : record instanceof Mark.Truncated || record instanceof Mark.Watermark;
        }

        RowKey rowOrFail() {
            if (row == null) {
                throw new AssertionError("a mark has no row");
            }
            return row;
        }
    }

    private record Row(Tenant tenant, long base, long wide) {
        long bytes() {
            return base + wide;
        }
    }

    private final Random random;
    private final Map<Integer, Row> keyed = new HashMap<>();
    private final Map<Integer, Integer> keyless = new HashMap<>();
    private final Map<TableId, Long> added = new HashMap<>();
    private final Map<TableId, Integer> epochs = new HashMap<>();
    private final List<List<Sent>> transactions = new ArrayList<>();
    private int generation;
    private long commit = 100;
    private long ordinal;
    private List<Sent> open = new ArrayList<>();
    private final boolean beside;
    private final List<List<Sent>> outstanding = new ArrayList<>();

    /** @param beside whether seeds come while the stream goes on, and not before it */
    SimulatedDatabase(Random random, boolean beside) {
        this.random = random;
        this.beside = beside;
    }

    List<List<Sent>> run(int count) {
        seedAll(true);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(30);
            if (kind == 0) {
                reseed();
            } else {
                transaction(kind == 1);
                catchUp(random.nextInt(8));
            }
        }
        catchUp(Integer.MAX_VALUE);
        return transactions;
    }

    Map<TableTenant, Footprint> live() {
        Map<TableTenant, Footprint> live = new HashMap<>();
        keyed.values()
                .forEach(row -> live.merge(
                        new TableTenant(KEYED, row.tenant()), new Footprint(1, row.bytes()), Footprint::plus));
        keyless.forEach((content, copies) -> live.merge(
                new TableTenant(KEYLESS, tenant(content)),
                new Footprint(copies, copies * (30L + content)),
                Footprint::plus));
        live.values().removeIf(Footprint::isNone);
        return live;
    }

    /** The same by month of birth. */
    Map<TableShare, Footprint> cohorts() {
        Map<TableShare, Footprint> live = new HashMap<>();
        keyed.forEach((id, row) -> live.merge(
                new TableShare(KEYED, new Share(row.tenant(), Cohort.of(birth(id)))),
                new Footprint(1, row.bytes()),
                Footprint::plus));
        keyless.forEach((content, copies) -> live.merge(
                new TableShare(KEYLESS, new Share(tenant(content), Cohort.of(birth(content)))),
                new Footprint(copies, copies * (30L + content)),
                Footprint::plus));
        live.values().removeIf(Footprint::isNone);
        return live;
    }

    private static @Nullable Instant birth(int id) {
        return id % 3 == 0 ? null : AT.minus(Duration.ofDays(20L * id));
    }

    Map<TableId, Long> gross() {
        return added;
    }

    /** A lost slot: things happen that nobody sees, then everything is counted again, perhaps after a failed attempt. */
    private void reseed() {
        catchUp(random.nextBoolean() ? Integer.MAX_VALUE : 0);
        outstanding.clear();
        Map<Integer, Row> before = Map.copyOf(keyed);
        keyed.keySet().removeIf(id -> random.nextInt(5) == 0);
        keyed.replaceAll((id, row) -> random.nextInt(5) == 0 ? row() : row);
        for (int i = 0; i < 3; i++) {
            keyed.putIfAbsent(random.nextInt(25), row());
        }
        long unseen =
                keyed.keySet().stream().filter(id -> !before.containsKey(id)).count();
        count(KEYED, unseen);
        if (random.nextBoolean()) {
            seedAll(false);
        }
        seedAll(true);
    }

    private void seedAll(boolean finished) {
        outstanding.clear();
        generation++;
        ordinal = 0;
        List<Sent> seeds = new ArrayList<>();
        for (TableId table : List.of(KEYED, KEYLESS)) {
            int epoch = epochs.merge(table, 1, Integer::sum);
            TableName name = new TableName("public", table.equals(KEYED) ? "keyed" : "keyless");
            seeds.add(new Sent(null, new Mark.Opened(table, "shop", name, epoch, new Position(generation, 0, 0), AT)));
        }
        int attempted = finished ? Integer.MAX_VALUE : random.nextInt(10);
        keyed.forEach((id, row) -> {
            if (seeds.size() < attempted) {
                seeds.add(new Sent(key(KEYED, id), change(Operation.SEED, true, id, row, false)));
            }
        });
        keyless.forEach((content, copies) -> {
            for (int i = 0; i < copies && seeds.size() < attempted; i++) {
                seeds.add(new Sent(key(KEYLESS, content), keylessChange(Operation.SEED, content)));
            }
        });
        if (finished) {
            for (TableId table : List.of(KEYED, KEYLESS)) {
                int epoch = epochs.getOrDefault(table, 0);
                seeds.add(new Sent(null, new Mark.Finished(table, epoch, new Position(generation, commit, 0), AT)));
            }
        }
        if (beside) {
            transactions.add(seeds.subList(0, 2));
            seeds.subList(2, seeds.size()).forEach(seed -> outstanding.add(List.of(seed)));
        } else {
            transactions.add(seeds);
        }
    }

    /** Sends some of the seeds that are still to come; the marks that finish them come last. */
    private void catchUp(int count) {
        List<List<Sent>> next = outstanding.subList(0, Math.min(count, outstanding.size()));
        transactions.addAll(next);
        next.clear();
    }

    private void transaction(boolean truncate) {
        open = new ArrayList<>();
        ordinal = 0;
        for (int i = random.nextInt(6); i >= 0; i--) {
            if (truncate && i == 1) {
                truncate(random.nextBoolean() ? KEYED : KEYLESS);
            } else if (random.nextInt(3) == 0) {
                changeKeyless();
            } else {
                changeKeyed();
            }
        }
        transactions.add(open);
        commit += 1 + random.nextInt(50);
    }

    private void truncate(TableId table) {
        (table.equals(KEYED) ? keyed : keyless).clear();
        int epoch = epochs.merge(table, 1, Integer::sum);
        open.add(new Sent(null, new Mark.Truncated(table, epoch, next(), AT)));
    }

    private void changeKeyed() {
        int id = random.nextInt(25);
        Row held = keyed.get(id);
        if (held == null) {
            Row row = row();
            keyed.put(id, row);
            count(KEYED, 1);
            open.add(new Sent(key(KEYED, id), change(Operation.INSERT, true, id, row, false)));
        } else if (random.nextInt(3) == 0) {
            keyed.remove(id);
            open.add(new Sent(key(KEYED, id), RowChange.delete(true, next(), epoch(KEYED), 7, AT)));
        } else {
            boolean keepsWide = held.wide() > 0 && random.nextBoolean();
            Row fresh = row();
            Row row = keepsWide ? new Row(fresh.tenant(), fresh.base(), held.wide()) : fresh;
            keyed.put(id, row);
            open.add(new Sent(key(KEYED, id), change(Operation.UPDATE, true, id, row, keepsWide)));
        }
    }

    private void changeKeyless() {
        int content = random.nextInt(6);
        if (keyless.getOrDefault(content, 0) > 0 && random.nextInt(3) == 0) {
            keyless.merge(content, -1, Integer::sum);
            open.add(new Sent(key(KEYLESS, content), RowChange.delete(false, next(), epoch(KEYLESS), 7, AT)));
        } else {
            keyless.merge(content, 1, Integer::sum);
            count(KEYLESS, 1);
            open.add(new Sent(key(KEYLESS, content), keylessChange(Operation.INSERT, content)));
        }
    }

    private RowChange change(Operation operation, boolean isKeyed, int id, Row row, boolean unchangedWide) {
        List<WideAttribute> wide = row.wide() == 0
                ? List.of()
                : List.of(unchangedWide ? new WideAttribute.Unchanged(3) : new WideAttribute.Sized(3, row.wide()));
        Position position = operation == Operation.SEED ? new Position(generation, commit, 0) : next();
        TableId table = isKeyed ? KEYED : KEYLESS;
        Owner owner = new Owner.OfTenant(row.tenant());
        return new RowChange(operation, isKeyed, position, epoch(table), 7, AT, birth(id), owner, row.base(), wide);
    }

    private RowChange keylessChange(Operation operation, int content) {
        return change(operation, false, content, new Row(tenant(content), 30L + content, 0), false);
    }

    private Position next() {
        return new Position(generation, commit, ++ordinal);
    }

    private int epoch(TableId table) {
        return epochs.getOrDefault(table, 0);
    }

    private void count(TableId table, long rows) {
        if (rows > 0) {
            added.merge(table, rows, Long::sum);
        }
    }

    private Row row() {
        return new Row(tenant(random.nextInt(4)), 30 + random.nextInt(100), random.nextBoolean() ? 0 : 3000);
    }

    private static Tenant tenant(int number) {
        return number == 0 ? Tenant.NULL : Tenant.of(Integer.toString(number));
    }

    private static RowKey key(TableId table, int id) {
        return new RowKey(table, id * 0x9E3779B97F4A7C15L, id);
    }
}
