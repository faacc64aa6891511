package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose a parent row has been lately: as long as differences of batches from before may still come.
 *
 * @param changes oldest first
 */
public record OwnerLog(List<OwnerChange> changes) {
    public static final OwnerLog EMPTY = new OwnerLog(List.of());

    public OwnerLog {
        changes = List.copyOf(changes);
    }

    OwnerLog plus(OwnerChange change) {
        List<OwnerChange> longer = new ArrayList<>(changes);
        longer.add(change);
        return new OwnerLog(longer);
    }

    /** Whose the row was last; nothing if it has not changed lately. */
    @Nullable
    Owner last() {
        return changes.isEmpty() ? null : changes.get(changes.size() - 1).after();
    }

    /** What has happened since the batch was over. */
    List<OwnerChange> after(Position batch) {
        return changes.stream().filter(change -> change.batch().isAfter(batch)).toList();
    }

    /** What is left when everything of batches before {@code batch} has come. */
    OwnerLog from(Position batch) {
        return new OwnerLog(changes.stream()
                .filter(change -> !batch.isAfter(change.batch()))
                .toList());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public static byte[] encode(OwnerLog log) {
        WireWriter out = new WireWriter().putUnsigned(log.changes.size());
        log.changes.forEach(change -> change.write(out));
        return out.bytes();
    }

    public static OwnerLog decode(byte[] bytes) {
        return WireReader.read("owner log", bytes, in -> {
            List<OwnerChange> changes = new ArrayList<>();
            for (int left = in.getCount(); left > 0; left--) {
                changes.add(OwnerChange.read(in));
            }
            return new OwnerLog(changes);
        });
    }
}
