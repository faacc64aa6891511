package io.headroom.core.ledger;

import static io.headroom.core.ledger.FamilyRows.FILES;
import static io.headroom.core.ledger.FamilyRows.PROJECTS;
import static io.headroom.core.ledger.FamilyRows.USERS;
import static io.headroom.core.ledger.FamilyRows.VISITS;
import static io.headroom.core.ledger.FamilyRows.id;
import static io.headroom.core.ledger.FamilyRows.key;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.ledger.FamilyRows.Row;
import io.headroom.core.ledger.SimulatedDatabase.Sent;
import io.headroom.core.scope.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A random workload on {@link FamilyRows}. Foreign keys hold, deletes cascade, parents first, as PostgreSQL does it. */
final class SimulatedFamily {
    private static final int IDS = 8;
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private final Random random;
    final FamilyRows rows = new FamilyRows();
    private final int[] epochs = new int[4];
    private final List<List<Sent>> transactions = new ArrayList<>();
    private List<Sent> open = new ArrayList<>();
    private boolean seen = true;
    private int generation;
    private long commit = 100;
    private long ordinal;

    /** Marks that not every partition got: the process was killed while it sent them, and counted anew afterwards. */
    final Set<Sent> halfSent = Collections.newSetFromMap(new IdentityHashMap<>());

    private final boolean beside;
    private final List<List<Sent>> outstanding = new ArrayList<>();

    /** Whether a mark may miss some partitions, and watermarks are sent while seeds are outstanding. */
    private final boolean hostile;

    /** @param beside whether seeds come while the stream goes on, and not before it */
    SimulatedFamily(Random random, boolean beside, boolean hostile) {
        this.random = random;
        this.beside = beside;
        this.hostile = hostile;
    }

    List<List<Sent>> run(int count) {
        unseen(12);
        seedAll(true);
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(25);
            if (kind == 0) {
                reseed();
            } else {
                transaction(kind == 1);
                catchUp(random.nextInt(10));
            }
        }
        catchUp(Integer.MAX_VALUE);
        transactions.add(List.of(watermark()));
        return transactions;
    }

    /** A lost slot, or another rule: things happen that nobody sees, then everything is counted again. */
    private void reseed() {
        catchUp(random.nextBoolean() ? Integer.MAX_VALUE : 0);
        unseen(6);
        rows.independent = random.nextInt(3) == 0;
        if (random.nextInt(3) == 0) {
            sweep();
        }
        if (random.nextBoolean()) {
            seedAll(false);
            catchUp(random.nextInt(10));
        }
        seedAll(true);
    }

    /** Owners who could not be followed for a while; the first sweep of all may not have come to its end. */
    private void sweep() {
        outstanding.clear();
        generation++;
        List<Sent> marks = new ArrayList<>();
        for (int table = USERS; table <= VISITS; table++) {
            epochs[table]++;
            TableName name = new TableName("public", "t" + table);
            Position start = new Position(generation, 0, 0);
            marks.add(
                    new Sent(null, new Mark.Opened(id(table), "studio", name, epochs[table], start, at(), null, true)));
        }
        transactions.add(marks);
        for (int sweeps = random.nextInt(3); sweeps > 0; sweeps--) {
            transactions.add(SweptFamily.told(rows, epochs, generation, at()));
            unseen(6);
        }
    }

    /** Sends some of the seeds that are still to come; the marks that finish them come last. */
    private void catchUp(int count) {
        List<List<Sent>> next = outstanding.subList(0, Math.min(count, outstanding.size()));
        transactions.addAll(next);
        next.clear();
    }

    private void unseen(int changes) {
        seen = false;
        for (int i = 0; i < changes; i++) {
            change();
        }
        seen = true;
    }

    private void transaction(boolean truncate) {
        open = new ArrayList<>();
        ordinal = 0;
        if (truncate) {
            truncate(random.nextInt(3));
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            change();
        }
        if (random.nextInt(3) == 0 && (hostile || outstanding.isEmpty())) {
            open.add(watermark());
        }
        transactions.add(open);
        commit += 1 + random.nextInt(50);
    }

    private Sent watermark() {
        return new Sent(null, new Mark.Watermark("studio", next(), at(), rows.independent ? 1 : 2));
    }

    /** Far enough apart for buckets of their own. */
    private Instant at() {
        return AT.plus(Duration.ofMinutes(5L * transactions.size()));
    }

    private @Nullable TableId parentOf(int table) {
        return switch (table) {
            case USERS -> null;
            case PROJECTS -> rows.independent ? null : id(USERS);
            default -> id(PROJECTS);
        };
    }

    private void truncate(int from) {
        for (int table = from; table <= VISITS; table++) {
            if (table == VISITS && from == FILES) {
                continue;
            }
            rows.clear(table);
            epochs[table]++;
            open.add(new Sent(null, new Mark.Truncated(id(table), epochs[table], next(), at())));
        }
    }

    private void change() {
        int table = random.nextInt(4);
        if (table == VISITS) {
            changeVisits();
            return;
        }
        int id = random.nextInt(IDS);
        Row held = rows.of(table).get(id);
        if (held == null) {
            put(table, id, Operation.INSERT, new Row(anyParent(table), random.nextInt(3), bytes()));
        } else if (random.nextInt(4) == 0) {
            remove(table, id);
        } else {
            boolean moves = random.nextBoolean();
            Integer parent = moves ? anyParent(table) : held.parent();
            put(table, id, Operation.UPDATE, new Row(parent, moves ? random.nextInt(3) : held.tenant(), bytes()));
        }
    }

    private void changeVisits() {
        Integer project = anyParent(FILES);
        if (project == null) {
            return;
        }
        int visit = project * 2 + random.nextInt(2);
        if (rows.visits.getOrDefault(visit, 0) > 0 && random.nextInt(3) == 0) {
            rows.visits.merge(visit, -1, Integer::sum);
            emit(key(VISITS, visit), delete(VISITS));
        } else {
            rows.visits.merge(visit, 1, Integer::sum);
            emit(key(VISITS, visit), visit(Operation.INSERT, visit));
        }
    }

    private void put(int table, int id, Operation operation, Row row) {
        rows.of(table).put(id, row);
        emit(key(table, id), change(operation, table, id, row));
    }

    private void remove(int table, int id) {
        rows.of(table).remove(id);
        emit(key(table, id), delete(table));
        if (table < FILES) {
            List.copyOf(rows.of(table + 1).entrySet()).stream()
                    .filter(child -> Integer.valueOf(id).equals(child.getValue().parent()))
                    .forEach(child -> remove(table + 1, child.getKey()));
        }
        if (table == PROJECTS) {
            for (int visit = id * 2; visit < id * 2 + 2; visit++) {
                Integer copies = rows.visits.remove(visit);
                for (int i = 0; copies != null && i < copies; i++) {
                    emit(key(VISITS, visit), delete(VISITS));
                }
            }
        }
    }

    private void seedAll(boolean finished) {
        outstanding.clear();
        generation++;
        ordinal = 0;
        List<Sent> marks = new ArrayList<>();
        List<Sent> seeds = new ArrayList<>();
        for (int table = USERS; table <= VISITS; table++) {
            epochs[table]++;
            TableName name = new TableName("public", "t" + table);
            Position start = new Position(generation, 0, 0);
            marks.add(new Sent(
                    null, new Mark.Opened(id(table), "studio", name, epochs[table], start, at(), parentOf(table))));
        }
        for (int table = USERS; table <= FILES; table++) {
            int level = table;
            rows.of(table)
                    .forEach((id, row) -> seeds.add(new Sent(key(level, id), change(Operation.SEED, level, id, row))));
        }
        rows.visits.forEach((visit, copies) ->
                seeds.addAll(Collections.nCopies(copies, new Sent(key(VISITS, visit), visit(Operation.SEED, visit)))));
        Collections.shuffle(seeds, random);
        List<Sent> count = new ArrayList<>(finished ? seeds : seeds.subList(0, random.nextInt(seeds.size() + 1)));
        for (int table = USERS; finished && table <= VISITS; table++) {
            Position end = new Position(generation, commit, 0);
            count.add(new Sent(null, new Mark.Finished(id(table), epochs[table], end, at())));
        }
        if (hostile && finished && random.nextInt(3) == 0) {
            count.stream().filter(sent -> sent.record() instanceof Mark).forEach(halfSent::add);
            marks.addAll(count);
            transactions.add(marks);
            seedAll(true);
        } else if (beside) {
            transactions.add(marks);
            count.forEach(seed -> outstanding.add(List.of(seed)));
        } else {
            marks.addAll(count);
            transactions.add(marks);
        }
    }

    private void emit(RowKey key, RowChange change) {
        if (seen) {
            open.add(new Sent(key, change));
        }
    }

    private RowChange change(Operation operation, int table, int id, Row row) {
        return change(operation, table, id, rows.owner(table, row), row.bytes());
    }

    private RowChange visit(Operation operation, int visit) {
        return change(operation, VISITS, visit, new Owner.OfParent(key(PROJECTS, visit / 2)), FamilyRows.VISIT_BYTES);
    }

    private RowChange change(Operation operation, int table, int id, Owner owner, long bytes) {
        Position position = operation == Operation.SEED ? new Position(generation, commit, 0) : next();
        boolean keyed = table != VISITS;
        return new RowChange(
                operation,
                keyed,
                position,
                epochs[table],
                7,
                at(),
                FamilyRows.birth(table, id),
                owner,
                bytes,
                List.of());
    }

    private RowChange delete(int table) {
        return RowChange.delete(table != VISITS, next(), epochs[table], 7, at());
    }

    private Position next() {
        return new Position(generation, commit, ++ordinal);
    }

    private @Nullable Integer anyParent(int table) {
        if (table == USERS) {
            return null;
        }
        List<Integer> ids = List.copyOf(rows.of(table - 1).keySet());
        return ids.isEmpty() || random.nextInt(8) == 0 ? null : ids.get(random.nextInt(ids.size()));
    }

    private long bytes() {
        return 30 + random.nextInt(100);
    }
}
