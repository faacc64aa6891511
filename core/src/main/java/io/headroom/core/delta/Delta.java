package io.headroom.core.delta;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.scope.Tenant;

/**
 * What one change does to one tenant of its table.
 *
 * @param current change of the sum that is booked in the table's present epoch
 * @param older change of the sum that is still booked in earlier epochs
 * @param flows the same difference as growth sees it; its net is {@code current + older}
 */
public record Delta(Tenant tenant, Footprint current, Footprint older, Flows flows, Bucket bucket) {

    public static Delta arrival(Tenant tenant, Footprint is, Bucket bucket) {
        return new Delta(tenant, is, Footprint.NONE, Flows.added(is.rows(), is.bytes()), bucket);
    }

    /** Rows of earlier epochs that turned out to be gone. */
    public static Delta vanished(Tenant tenant, Footprint older, Bucket bucket) {
        Flows flows = Flows.removed(older.rows(), older.bytes());
        return new Delta(tenant, Footprint.NONE, older.negated(), flows, bucket);
    }
}
