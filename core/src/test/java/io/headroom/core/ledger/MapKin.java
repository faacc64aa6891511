package io.headroom.core.ledger;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.MapBooks.TableShare;
import io.headroom.core.ownership.Dependents;
import io.headroom.core.ownership.EpochSums;
import io.headroom.core.ownership.Handed;
import io.headroom.core.ownership.KinBooks;
import io.headroom.core.ownership.OwnedDelta;
import io.headroom.core.ownership.OwnedTable;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one partition keeps of parent rows, in maps; what it sends waits in a queue. */
final class MapKin implements KinBooks {
    final Map<TableShare, EpochSums> sums = new HashMap<>();
    final Map<RowKey, byte[]> dependents = new HashMap<>();
    final Queue<OwnedDelta> sent = new ArrayDeque<>();
    private final Map<TableId, OwnedTable> tables = new HashMap<>();
    private final Set<TableId> parents = new HashSet<>();
    private final MapBooks books;

    MapKin(MapBooks books) {
        this.books = books;
    }

    @Override
    public int floor(TableId table) {
        TableState state = books.table(table);
        return state == null ? 0 : state.floor();
    }

    @Override
    public @Nullable Owner owner(RowKey row) {
        TableState state = books.table(row.table());
        return state == null ? null : state.owner(books.entry(row));
    }

    @Override
    public boolean hasChildren(TableId table) {
        return parents.contains(table);
    }

    @Override
    public OwnedTable introduced(TableId table) {
        return Objects.requireNonNull(tables.get(table));
    }

    @Override
    public void introduce(TableId parent, OwnedTable children) {
        parents.add(parent);
        tables.put(children.id(), children);
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
    public void book(OwnedTable table, Share share, Bucket bucket, Flows flows) {
        books.book(table.id(), share, bucket, flows);
    }

    @Override
    public void send(OwnedDelta delta) {
        sent.add((OwnedDelta) Handed.decode(Handed.encode(delta)));
    }
}
