package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.scope.Tenant;
import org.jspecify.annotations.Nullable;

/** Whose parent rows are. */
final class Owners {
    /** Nobody knows the parent row. */
    static final Owner UNRESOLVED = new Owner.OfTenant(Tenant.UNRESOLVED);

    private Owners() {}

    /**
     * Whose a parent row is, as far as anybody knows: a row that is gone is still its last owner's.
     *
     * @param entry the owner by the ledger
     */
    static Owner known(OwnerLog log, @Nullable Dependents held, @Nullable Owner entry) {
        Owner last = log.last();
        if (last != null) {
            return last;
        }
        Owner owner = held == null ? entry : held.bookedTo();
        return owner == null ? UNRESOLVED : owner;
    }
}
