package io.headroom.core.delta;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;

/**
 * What one change does to one owner of rows of its table: a tenant, or a parent row that passes it on to its own owner.
 *
 * @param stake whose rows, and how old they are
 * @param current change of the sum that is booked in the table's present epoch
 * @param older change of the sum that is still booked in earlier epochs
 * @param flows the same difference as growth sees it; its net is {@code current + older}
 */
public record Delta(Stake stake, Footprint current, Footprint older, Flows flows, Bucket bucket) {

    /** Whether it was not seen to happen but found, outside of what earlier epochs hold of the row itself. */
    public boolean isFound() {
        return bucket.origin() != Origin.OBSERVED && older.isNone();
    }

    /** The same as what was counted already, in an earlier epoch and another way. */
    public Delta takenOver() {
        return new Delta(stake, current, current.negated(), Flows.NONE, bucket);
    }

    public static Delta arrival(Stake stake, Footprint is, Bucket bucket) {
        return new Delta(stake, is, Footprint.NONE, Flows.added(is.rows(), is.bytes()), bucket);
    }
}
