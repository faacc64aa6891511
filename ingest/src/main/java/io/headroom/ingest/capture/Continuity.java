package io.headroom.ingest.capture;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.announce.StoredOffsets;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.source.WatchPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a capture can go on where it stopped. If anything may have been missed, everything is counted anew:
 * the ledger makes that exact, only slower.
 */
final class Continuity {
    private Continuity() {}

    /** Why the former generation cannot be continued; empty if it can. */
    static Optional<String> gap(
            Connection connection,
            CaptureStatus status,
            StoredOffsets offsets,
            WatchPlan plan,
            Map<TableName, WatchedTable> recorded)
            throws SQLException {
        int generation = status.generation();
        if (generation == 0) {
            return Optional.of("it was never counted");
        }
        if (status.seeded() != generation) {
            return Optional.of("its first count was not finished");
        }
        // Read before the offset: the engine stores an offset first and confirms it to the slot then.
        Optional<Slot> slot = Slot.find(connection, Slot.nameOf(status.database(), generation));
        if (slot.isEmpty() || slot.get().lost()) {
            return Optional.of("its replication slot is " + (slot.isEmpty() ? "gone" : "lost"));
        }
        OptionalLong stored = offsets.confirmedBy(EngineSettings.engineName(status.database(), generation));
        if (stored.isEmpty()) {
            return Optional.of("no offset is stored");
        }
        if (Long.compareUnsigned(slot.get().confirmed(), stored.getAsLong()) > 0) {
            return Optional.of("somebody else moved its replication slot on");
        }
        return plan.tables().stream()
                .filter(table -> table.obstacle() == null
                        && !asRecorded(table, recorded.get(table.facts().name())))
                .map(table -> "table " + table.facts().name() + " is new or was altered")
                .findFirst();
    }

    private static boolean asRecorded(WatchPlan.Planned table, @Nullable WatchedTable recorded) {
        return recorded != null
                && recorded.state() == TableWatch.LIVE
                && recorded.oid() == table.facts().oid()
                && recorded.keyColumns().equals(table.facts().key())
                && Objects.equals(recorded.tenantColumn(), table.tenantColumn());
    }
}
