package io.headroom.core.ledger;

import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.MapBooks.TableShare;
import io.headroom.core.ownership.Batch;
import io.headroom.core.ownership.Dependents;
import io.headroom.core.ownership.Ends;
import io.headroom.core.ownership.EpochSums;
import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.KinBooks;
import io.headroom.core.ownership.LevelClock;
import io.headroom.core.ownership.OwnedDelta;
import io.headroom.core.ownership.OwnerLog;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one partition keeps of parent rows, in maps; what it sends waits in a queue. */
final class MapKin implements KinBooks {
    final Map<TableShare, EpochSums> sums = new HashMap<>();
    final Map<RowKey, byte[]> dependents = new HashMap<>();
    final Map<RowKey, byte[]> logs = new HashMap<>();
    final Map<List<Object>, OwnedDelta> held = new HashMap<>();
    final Queue<Handed> sent = new ArrayDeque<>();
    int here;
    private final Map<TableId, Ends> ends = new HashMap<>();
    private final Set<TableId> parents = new HashSet<>();
    private final Map<String, Batch> batches = new HashMap<>();
    private final Map<String, LevelClock> clocks = new HashMap<>();
    private final MapBooks books;

    MapKin(MapBooks books) {
        this.books = books;
    }

    @Override
    public int here() {
        return here;
    }

    @Override
    public List<String> databases() {
        return List.copyOf(batches.keySet());
    }

    @Override
    public @Nullable Batch batch(String database) {
        return batches.get(database);
    }

    @Override
    public void keep(String database, Batch batch) {
        batches.put(database, batch);
    }

    @Override
    public boolean isParent(TableId table) {
        return parents.contains(table);
    }

    @Override
    public void addParent(TableId table) {
        parents.add(table);
    }

    @Override
    public @Nullable Ends ends(TableId table) {
        return ends.get(table);
    }

    @Override
    public void keep(TableId table, Ends kept) {
        ends.put(table, kept);
    }

    @Override
    public List<TableId> children(String database) {
        return List.copyOf(ends.keySet());
    }

    @Override
    public @Nullable Owner owner(RowKey row) {
        LedgerEntry entry = books.entry(row);
        return entry == null ? null : entry.knownOwner();
    }

    @Override
    public OwnerLog log(RowKey parent) {
        byte[] kept = logs.get(parent);
        return kept == null ? OwnerLog.EMPTY : OwnerLog.decode(kept);
    }

    @Override
    public void keep(RowKey parent, OwnerLog log) {
        if (log.isEmpty()) {
            logs.remove(parent);
        } else {
            logs.put(parent, OwnerLog.encode(log));
        }
    }

    @Override
    public List<RowKey> logged(String database, int most) {
        return logs.keySet().stream().limit(most).toList();
    }

    @Override
    public @Nullable Dependents dependents(RowKey parent) {
        byte[] kept = dependents.get(parent);
        return kept == null ? null : Dependents.decode(kept);
    }

    @Override
    public void keep(RowKey parent, @Nullable Dependents kept) {
        if (kept == null) {
            dependents.remove(parent);
        } else {
            dependents.put(parent, Dependents.encode(kept));
        }
    }

    @Override
    public void hold(OwnedDelta delta) {
        held.merge(List.of(delta.batch(), delta.parent(), delta.table(), delta.cohort()), delta, OwnedDelta::plus);
    }

    @Override
    public List<OwnedDelta> release(String database, Position batch, int most) {
        List<OwnedDelta> ripe = new ArrayList<>(held.values());
        ripe.removeIf(delta -> !batch.isAfter(delta.batch()));
        List<OwnedDelta> some = List.copyOf(ripe.subList(0, Math.min(most, ripe.size())));
        held.values().removeAll(some);
        return some;
    }

    @Override
    public LevelClock clock(String database, int level) {
        return clocks.getOrDefault(level + database, LevelClock.EMPTY);
    }

    @Override
    public void keep(String database, int level, LevelClock clock) {
        clocks.put(level + database, clock);
    }

    @Override
    public EpochSums booked(TableId table, Share share) {
        return sums.getOrDefault(new TableShare(table, share), EpochSums.NONE);
    }

    @Override
    public void keep(TableId table, Share share, EpochSums kept) {
        sums.put(new TableShare(table, share), kept);
    }

    @Override
    public List<Share> bookedShares(TableId table) {
        return sums.keySet().stream()
                .filter(key -> key.table().equals(table))
                .map(TableShare::share)
                .toList();
    }

    @Override
    public void book(TableId table, Share share, Bucket bucket, Flows flows) {
        books.book(table, share, bucket, flows);
    }

    @Override
    public void reached(String database, Instant at) {
        books.reached(database, at);
    }

    @Override
    public void send(Handed handed) {
        sent.add(Handed.decode(Handed.encode(handed)));
    }
}
