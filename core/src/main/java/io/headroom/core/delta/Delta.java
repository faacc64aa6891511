package io.headroom.core.delta;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;

/**
 * What one change does to one owner of rows of its table: a tenant, or a parent row that passes it on to its own owner.
 *
 * @param stake whose rows, and how old they are
 * @param current change of the sum that is booked in the table's present epoch
 * @param older change of the sum that is still booked in earlier epochs
 * @param flows the same difference as growth sees it; its net is {@code current + older}
 */
public record Delta(Stake stake, Footprint current, Footprint older, Flows flows, Bucket bucket) {

    public static Delta arrival(Stake stake, Footprint is, Bucket bucket) {
        return new Delta(stake, is, Footprint.NONE, Flows.added(is.rows(), is.bytes()), bucket);
    }
}
