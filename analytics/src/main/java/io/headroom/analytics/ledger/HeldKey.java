package io.headroom.analytics.ledger;

import io.headroom.core.change.Position;
import io.headroom.core.ownership.OwnedDelta;
import io.headroom.core.wire.WireWriter;

/** Keys of differences that are held: sorted by database and batch, so that what is ripe stands in front. */
final class HeldKey {
    private HeldKey() {}

    static byte[] of(OwnedDelta delta) {
        return batch(delta.database(), delta.batch())
                .putInt(delta.parent().table().value())
                .putLong(delta.parent().high())
                .putLong(delta.parent().low())
                .putInt(delta.table().value())
                .putLong(delta.cohort().start())
                .bytes();
    }

    /** Stands before all keys of the batch, and behind those of the batches before it. */
    static byte[] start(String database, Position batch) {
        return batch(database, batch).bytes();
    }

    private static WireWriter batch(String database, Position batch) {
        return new WireWriter()
                .putText(database)
                .putInt(batch.generation())
                .putLong(batch.commit())
                .putLong(batch.ordinal());
    }
}
