package io.headroom.ingest.capture;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Share;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Origin;
import io.headroom.core.ownership.Kin;
import io.headroom.core.scope.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sums by parent row and epoch, resolved when somebody asks: what a reader of the topic needs at least. */
final class FoldedKin implements Kin {
    private final Map<Child, SortedMap<Integer, Footprint>> sums = new HashMap<>();

    private final Map<TableId, Long> reconstructed = new HashMap<>();

    private record Child(String database, TableId table, RowKey parent) {}

    void addTo(
            Map<String, Footprint> totals,
            String database,
            Function<TableId, String> names,
            Function<RowKey, Tenant> tenants) {
        sums.forEach((child, epochs) -> {
            Footprint live = epochs.values().stream().reduce(Footprint.NONE, Footprint::plus);
            if (child.database().equals(database) && !live.isNone()) {
                totals.merge(names.apply(child.table()) + "/" + tenants.apply(child.parent()), live, Footprint::plus);
            }
        });
    }

    long reconstructed(TableId table) {
        return reconstructed.getOrDefault(table, 0L);
    }

    @Override
    public void introduce(TableId child, TableId parent) {}

    @Override
    public void hand(RowKey parent, String database, TableId table, int epoch, Delta delta) {
        SortedMap<Integer, Footprint> epochs =
                sums.computeIfAbsent(new Child(database, table, parent), child -> new TreeMap<>());
        if (delta.bucket().origin() == Origin.RECONSTRUCTED) {
            reconstructed.merge(table, delta.flows().rowsAdded(), Long::sum);
        }
        epochs.merge(epoch, delta.current(), Footprint::plus);
        epochs.merge(epoch - 1, delta.older(), Footprint::plus);
    }

    @Override
    public void changed(String database, RowKey row, @Nullable Owner before, @Nullable Owner after, Bucket at) {}

    @Override
    public boolean settles(TableId table, Share share, int floor, Footprint older) {
        return false;
    }

    @Override
    public void ended(String database, TableId table, int floor, Bucket at) {
        sums.forEach((child, epochs) -> {
            if (child.table().equals(table)) {
                epochs.headMap(floor).clear();
            }
        });
    }

    @Override
    public boolean passed(Mark.Watermark mark) {
        return false;
    }
}
