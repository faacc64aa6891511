package io.headroom.core.change;

import io.headroom.core.scope.Tenant;

/** Who a row belongs to, as far as the row itself can tell. */
public sealed interface Owner {

    /** The row names its tenant, or its table has a fixed answer. */
    record OfTenant(Tenant tenant) implements Owner {}

    /** The row belongs to whoever owns the parent row: the end of a foreign-key path. */
    record OfParent(RowKey parent) implements Owner {}
}
