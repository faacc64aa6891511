package io.headroom.ingest.capture;

import io.headroom.core.capture.CaptureStatus;
import io.headroom.core.capture.SlotOrigin;
import io.headroom.ingest.announce.StoredOffsets;
import io.headroom.ingest.source.Lsn;
import io.headroom.ingest.source.PastCheck;
import io.headroom.ingest.source.Place;
import io.headroom.ingest.source.Slot;
import io.headroom.ingest.source.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Decides whether a capture can go on where it stopped. If anything may have been missed, everything is counted anew:
 * the ledger makes that exact, only slower.
 */
final class Continuity {
    private Continuity() {}

    /** Why the former generation cannot be continued; empty if it can. */
    static Optional<String> gap(Connection connection, CaptureStatus status, StoredOffsets offsets)
            throws SQLException {
        int generation = status.generation();
        if (generation == 0) {
            return Optional.of("it was never counted");
        }
        SlotOrigin origin = status.origin();
        if (origin == null) {
            return Optional.of("its replication slot was not made");
        }
        Optional<String> other = Standing.read(connection).differenceFrom(origin);
        if (other.isPresent()) {
            return other;
        }
        // Read before the offset: the engine stores an offset first and confirms it to the slot then.
        Optional<Slot> slot = Slot.find(connection, Slot.nameOf(status.database(), generation));
        if (slot.isEmpty() || slot.get().lost()) {
            return Optional.of("its replication slot is " + (slot.isEmpty() ? "gone" : "lost"));
        }
        Optional<Place> place = offsets.of(EngineSettings.engineName(status.database(), generation));
        long stored = place.map(Place::confirmed).orElse(Lsn.parse(origin.consistentPoint()));
        if (Long.compareUnsigned(slot.get().confirmed(), stored) > 0) {
            return Optional.of(
                    place.isPresent()
                            ? "somebody else moved its replication slot on"
                            : "the position that was stored for it is gone or cannot be read");
        }
        boolean shorter = Long.compareUnsigned(stored, Standing.read(connection).written()) > 0;
        PastCheck past = new PastCheck(connection, slot.get().name(), status.database());
        return shorter || (place.isPresent() && past.isAnother(place.get()))
                ? Optional.of("its server has lost what was read already")
                : Optional.empty();
    }
}
