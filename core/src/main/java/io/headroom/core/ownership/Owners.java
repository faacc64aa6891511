package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.Tenant;
import io.headroom.core.scope.TenantKind;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** The stored form of owners: a kind of tenant with its text, or a row. */
final class Owners {
    /** Nobody knows the parent row. */
    static final Owner UNRESOLVED = new Owner.OfTenant(Tenant.UNRESOLVED);

    private static final int CHILD = 4;

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

    static void write(Owner owner, WireWriter out) {
        if (owner instanceof Owner.OfParent ofParent) {
            write(ofParent.parent(), out.putByte(CHILD));
        } else {
            ((Owner.OfTenant) owner).tenant().write(out);
        }
    }

    static Owner read(WireReader in) {
        int kind = in.getByte();
        return kind == CHILD
                ? new Owner.OfParent(row(in))
                : new Owner.OfTenant(Tenant.read(TenantKind.ofCode(kind), in));
    }

    static void write(RowKey row, WireWriter out) {
        out.putInt(row.table().value()).putLong(row.high()).putLong(row.low());
    }

    static RowKey row(WireReader in) {
        return new RowKey(new TableId(in.getInt()), in.getLong(), in.getLong());
    }
}
