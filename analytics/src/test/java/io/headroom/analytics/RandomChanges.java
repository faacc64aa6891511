package io.headroom.analytics;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.change.WideAttribute;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A day and a half of a database as ingest would tell it: two tables, one with a key and one without, counted, changed,
 * counted again after a lost slot, truncated, and with transactions that are delivered more than once.
 */
final class RandomChanges {
    static final String DATABASE = "shop";
    private static final TableId KEYED = new TableId(1);
    private static final TableId KEYLESS = new TableId(2);
    private static final int TRANSACTIONS = 220;

    /** A record and, unless it is a mark for every partition, its row. */
    record Sent(@Nullable RowKey row, byte[] key, byte[] value) {
        List<Integer> partitions(int count) {
            return row == null ? IntStream.range(0, count).boxed().toList() : List.of(ChangeKey.partition(row, count));
        }
    }

    private final Random random;
    private final List<Sent> sent = new ArrayList<>();
    private final List<List<Sent>> repeatable = new ArrayList<>();
    private final Map<Integer, Integer> keyed = new TreeMap<>();
    private final Map<Integer, Integer> keyless = new TreeMap<>();
    private final Map<TableId, Integer> epochs = new HashMap<>();
    private Instant at = Instant.parse("2026-11-20T09:00:00Z");
    private int generation;
    private long commit = 100;
    private long ordinal;

    RandomChanges(long seed) {
        random = new Random(seed);
        for (int id = 0; id < 150; id++) {
            keyed.put(id, random.nextInt(2000));
        }
        for (int content = 0; content < 12; content++) {
            keyless.put(content, 1 + random.nextInt(6));
        }
    }

    /** In the order in which they are sent; the last is a watermark at {@link #end()}. */
    List<Sent> run() {
        count();
        for (int i = 1; i <= TRANSACTIONS; i++) {
            transaction(i == 160);
            if (i == 90) {
                keyed.keySet().removeIf(id -> random.nextInt(8) == 0);
                count();
            }
            if (random.nextInt(6) == 0) {
                redeliver();
            }
        }
        List<Sent> last = new ArrayList<>();
        watermark(last);
        sent.addAll(last);
        return sent;
    }

    /** Everything committed before it has been sent. */
    Instant end() {
        return at;
    }

    private void count() {
        generation++;
        repeatable.clear();
        for (TableId table : List.of(KEYED, KEYLESS)) {
            int epoch = epochs.merge(table, 1, Integer::sum);
            TableName name = new TableName("public", table.equals(KEYED) ? "keyed" : "keyless");
            mark(sent, new Mark.Opened(table, DATABASE, name, epoch, new Position(generation, 0, 0), at));
        }
        keyed.forEach((id, wide) -> row(sent, KEYED, id, change(Operation.SEED, KEYED, id, wide)));
        keyless.forEach((content, copies) -> {
            for (int i = 0; i < copies; i++) {
                row(sent, KEYLESS, content, change(Operation.SEED, KEYLESS, content, 0));
            }
        });
        for (TableId table : List.of(KEYED, KEYLESS)) {
            mark(sent, new Mark.Finished(table, epoch(table), new Position(generation, commit, 0), at));
        }
    }

    private void transaction(boolean truncates) {
        List<Sent> transaction = new ArrayList<>();
        at = at.plus(Duration.ofSeconds(random.nextInt(1200)));
        commit += 1 + random.nextInt(50);
        ordinal = 0;
        for (int i = random.nextInt(6); i >= 0; i--) {
            if (random.nextInt(3) == 0) {
                changeKeyless(transaction);
            } else {
                changeKeyed(transaction);
            }
        }
        if (truncates) {
            keyless.clear();
            int epoch = epochs.merge(KEYLESS, 1, Integer::sum);
            mark(transaction, new Mark.Truncated(KEYLESS, epoch, next(), at));
        }
        if (random.nextInt(4) == 0) {
            watermark(transaction);
        }
        repeatable.add(transaction);
        sent.addAll(transaction);
    }

    /** A restart inside a transaction: everything since the beginning of an earlier one comes again. */
    private void redeliver() {
        int from = Math.max(0, repeatable.size() - 1 - random.nextInt(3));
        repeatable.subList(from, repeatable.size()).forEach(sent::addAll);
    }

    private void changeKeyed(List<Sent> to) {
        int id = random.nextInt(220);
        Integer wide = keyed.get(id);
        if (wide == null) {
            keyed.put(id, 100);
            row(to, KEYED, id, change(Operation.INSERT, KEYED, id, 100));
        } else if (random.nextInt(3) == 0) {
            keyed.remove(id);
            row(to, KEYED, id, RowChange.delete(true, next(), epoch(KEYED), 7, at));
        } else {
            // There and back within a transaction: what a flush between the two sees, one after them does not.
            row(to, KEYED, id, change(Operation.UPDATE, KEYED, id, wide + 10));
            row(to, KEYED, id, change(Operation.UPDATE, KEYED, id, wide));
        }
    }

    private void changeKeyless(List<Sent> to) {
        int content = random.nextInt(12);
        if (keyless.getOrDefault(content, 0) > 0 && random.nextBoolean()) {
            keyless.merge(content, -1, Integer::sum);
            row(to, KEYLESS, content, RowChange.delete(false, next(), epoch(KEYLESS), 7, at));
        } else {
            keyless.merge(content, 1, Integer::sum);
            row(to, KEYLESS, content, change(Operation.INSERT, KEYLESS, content, 0));
        }
    }

    private RowChange change(Operation operation, TableId table, int id, int wide) {
        boolean seed = operation == Operation.SEED;
        boolean isKeyed = table.equals(KEYED);
        // Now and then an update moves the row to another tenant.
        int tenant = isKeyed && !seed && random.nextInt(5) == 0 ? random.nextInt(6) : id % 6;
        Owner owner = new Owner.OfTenant(tenant == 0 ? Tenant.NULL : Tenant.of(Integer.toString(tenant)));
        Position position = seed ? new Position(generation, commit, 0) : next();
        List<WideAttribute> sizes = wide == 0 ? List.of() : List.of(new WideAttribute.Sized(3, wide));
        Instant born = operation == Operation.INSERT ? at : birth(id);
        return new RowChange(operation, isKeyed, position, epoch(table), 7, at, born, owner, 40 + id, sizes);
    }

    /** Of each age for which growth is kept in another width, and of none that is known. */
    private static @Nullable Instant birth(int id) {
        Instant before = Instant.parse("2026-11-20T08:30:00Z");
        return switch (id % 5) {
            case 0 -> null;
            case 1 -> before.minus(Duration.ofMinutes(17L * id));
            case 2 -> before.minus(Duration.ofHours(9L * id));
            case 3 -> before.minus(Duration.ofDays(2L * id));
            default -> before.minus(Duration.ofDays(9L * id));
        };
    }

    private void watermark(List<Sent> to) {
        mark(to, new Mark.Watermark(DATABASE, next(), at));
    }

    private static void mark(List<Sent> to, Mark mark) {
        to.add(new Sent(null, ChangeKey.of(mark), ChangeCodec.encode(mark)));
    }

    private static void row(List<Sent> to, TableId table, int id, RowChange change) {
        RowKey row = new RowKey(table, id * 0x9E3779B97F4A7C15L, id);
        to.add(new Sent(row, ChangeKey.of(row, change), ChangeCodec.encode(change)));
    }

    private Position next() {
        return new Position(generation, commit, ++ordinal);
    }

    private int epoch(TableId table) {
        return epochs.getOrDefault(table, 0);
    }
}
