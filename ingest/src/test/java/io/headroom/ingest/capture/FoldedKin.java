package io.headroom.ingest.capture;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.ledger.TableState;
import io.headroom.core.ownership.Dependents;
import io.headroom.core.ownership.EpochSums;
import io.headroom.core.ownership.KinBooks;
import io.headroom.core.ownership.OwnedDelta;
import io.headroom.core.ownership.OwnedTable;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What one partition knows of parent rows, kept in maps; what it hands on waits in a queue. */
final class FoldedKin implements KinBooks {
    final Queue<OwnedDelta> sent = new ArrayDeque<>();
    private final FoldedBooks books;
    private final Map<TableId, OwnedTable> children = new HashMap<>();
    private final Map<RowKey, Dependents> dependents = new HashMap<>();
    private final Map<TableId, Map<Share, EpochSums>> sums = new HashMap<>();

    FoldedKin(FoldedBooks books) {
        this.books = books;
    }

    void addTo(Map<String, Footprint> totals, String database) {
        sums.forEach((id, shares) -> shares.forEach((share, booked) -> {
            OwnedTable table = introduced(id);
            if (table.database().equals(database) && !booked.total().isNone()) {
                totals.merge(table.name().name() + "/" + share.tenant(), booked.total(), Footprint::plus);
            }
        }));
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
        return dependents.keySet().stream().anyMatch(parent -> parent.table().equals(table));
    }

    @Override
    public OwnedTable introduced(TableId table) {
        return Objects.requireNonNull(children.get(table), "a table of child rows introduces itself first");
    }

    @Override
    public void introduce(TableId parent, OwnedTable table) {
        children.put(table.id(), table);
    }

    @Override
    public @Nullable Dependents dependents(RowKey parent) {
        return dependents.get(parent);
    }

    @Override
    public void keep(RowKey parent, @Nullable Dependents kept) {
        if (kept == null) {
            dependents.remove(parent);
        } else {
            dependents.put(parent, kept);
        }
    }

    @Override
    public EpochSums booked(TableId table, Share share) {
        return sums.getOrDefault(table, Map.of()).getOrDefault(share, EpochSums.NONE);
    }

    @Override
    public void keep(TableId table, Share share, EpochSums kept) {
        sums.computeIfAbsent(table, id -> new HashMap<>()).put(share, kept);
    }

    @Override
    public List<Share> bookedShares(TableId table) {
        return List.copyOf(sums.getOrDefault(table, Map.of()).keySet());
    }

    @Override
    public void book(OwnedTable table, Share share, Bucket bucket, Flows flows) {}

    @Override
    public void send(OwnedDelta delta) {
        sent.add(delta);
    }
}
