package io.headroom.core.change;

import io.headroom.core.scope.Tenant;
import io.headroom.core.scope.TenantKind;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/** Who a row belongs to, as far as the row itself can tell. */
public sealed interface Owner {
    /** In the place of a kind of tenant. */
    int CHILD = 4;

    /** The row names its tenant, or its table has a fixed answer. */
    record OfTenant(Tenant tenant) implements Owner {}

    /** The row belongs to whoever owns the parent row: the end of a foreign-key path. */
    record OfParent(RowKey parent) implements Owner {}

    /** Tenant kinds by code 0-3 (a text follows only for {@code TENANT}), then 4 for a parent row. */
    default void write(WireWriter out) {
        if (this instanceof OfParent ofParent) {
            ofParent.parent().write(out.putByte(CHILD));
        } else {
            ((OfTenant) this).tenant().write(out);
        }
    }

    /** The inverse of {@link #write}. */
    static Owner read(WireReader in) {
        int kind = in.getByte();
        return kind == CHILD ? new OfParent(RowKey.read(in)) : new OfTenant(Tenant.read(TenantKind.ofCode(kind), in));
    }
}
