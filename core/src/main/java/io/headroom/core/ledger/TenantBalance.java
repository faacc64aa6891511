package io.headroom.core.ledger;

import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;

/**
 * The rows of one tenant and month of birth in one table and partition, by epoch, as two sums. They make ending an epoch a matter of
 * shares instead of rows: what is still in {@code older} when a count finishes is exactly what vanished.
 *
 * @param epoch the epoch that {@code current} belongs to
 * @param older rows last seen in any earlier epoch that is still valid
 */
public record TenantBalance(int epoch, Footprint current, Footprint older) {
    public static final TenantBalance NONE = new TenantBalance(0, Footprint.NONE, Footprint.NONE);

    /** The balance with everything of earlier epochs than {@code newEpoch} in {@code older}. */
    public TenantBalance inEpoch(int newEpoch) {
        return newEpoch <= epoch ? this : new TenantBalance(newEpoch, Footprint.NONE, current.plus(older));
    }

    public TenantBalance plus(Delta delta) {
        return new TenantBalance(epoch, current.plus(delta.current()), older.plus(delta.older()));
    }

    /** The balance with more, or less, in the present epoch. */
    TenantBalance plus(Footprint net) {
        return new TenantBalance(epoch, current.plus(net), older);
    }

    /** The balance when so much of what earlier epochs counted is counted in the present one. */
    TenantBalance takingOver(Footprint found) {
        return new TenantBalance(epoch, current.plus(found), older.minus(found));
    }

    /** The balance when the rows of earlier epochs are declared gone. */
    public TenantBalance withoutOlder() {
        return new TenantBalance(epoch, current, Footprint.NONE);
    }

    public boolean isNone() {
        return current.isNone() && older.isNone();
    }
}
