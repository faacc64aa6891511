package io.headroom.core.delta;

import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;

/**
 * What one change does to one tenant of its table.
 *
 * @param share whose rows, and how old they are
 * @param current change of the sum that is booked in the table's present epoch
 * @param older change of the sum that is still booked in earlier epochs
 * @param flows the same difference as growth sees it; its net is {@code current + older}
 */
public record Delta(Share share, Footprint current, Footprint older, Flows flows, Bucket bucket) {

    public static Delta arrival(Share share, Footprint is, Bucket bucket) {
        return new Delta(share, is, Footprint.NONE, Flows.added(is.rows(), is.bytes()), bucket);
    }

    /** Rows of earlier epochs that turned out to be gone. */
    public static Delta vanished(Share share, Footprint older, Bucket bucket) {
        Flows flows = Flows.removed(older.rows(), older.bytes());
        return new Delta(share, Footprint.NONE, older.negated(), flows, bucket);
    }
}
