package io.headroom.analytics;

import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.SlotWal;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about an instance are made from: a reading of it or of a slot, or the outlook of one of its databases.
 *
 * @param database whose outlook {@code projection} is, or whose slot {@code slotWal} is of
 */
record InstanceInput(
        @Nullable InstanceSample sample,
        @Nullable String database,
        @Nullable ProjectionFact projection,
        @Nullable SlotWal slotWal) {

    static InstanceInput of(InstanceSample sample) {
        return new InstanceInput(sample, null, null, null);
    }

    static InstanceInput of(String database, ProjectionFact projection) {
        return new InstanceInput(null, database, projection, null);
    }

    static InstanceInput of(String database, SlotWal slotWal) {
        return new InstanceInput(null, database, null, slotWal);
    }
}
