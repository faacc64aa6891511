package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.Tenant;
import io.headroom.core.scope.TenantKind;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything below one parent row, children's children included.
 *
 * @param bookedTo who it is booked to now: the parent row's owner as last known
 * @param broods without empty ones
 */
public record Dependents(Owner bookedTo, Map<BroodKey, Brood> broods) {
    private static final int VERSION = 1;
    private static final int CHILD = 4;

    /** The parent row has not been seen. */
    static final Owner UNRESOLVED = new Owner.OfTenant(Tenant.UNRESOLVED);

    static Dependents of(Owner owner) {
        return new Dependents(owner, Map.of());
    }

    boolean isUnresolved() {
        return bookedTo.equals(UNRESOLVED);
    }

    boolean isEmpty() {
        return broods.isEmpty();
    }

    Brood brood(BroodKey key) {
        return broods.getOrDefault(key, Brood.NONE);
    }

    Dependents with(BroodKey key, Brood brood) {
        Map<BroodKey, Brood> changed = new TreeMap<>(BroodKey.ORDER);
        changed.putAll(broods);
        if (brood.sums().isNone()) {
            changed.remove(key);
        } else {
            changed.put(key, brood);
        }
        return new Dependents(bookedTo, changed);
    }

    Dependents bookedTo(Owner owner) {
        return new Dependents(owner, broods);
    }

    public static byte[] encode(Dependents dependents) {
        WireWriter out = new WireWriter().putByte(VERSION);
        if (dependents.bookedTo instanceof Owner.OfParent ofParent) {
            RowKey parent = ofParent.parent();
            out.putByte(CHILD)
                    .putInt(parent.table().value())
                    .putLong(parent.high())
                    .putLong(parent.low());
        } else {
            ((Owner.OfTenant) dependents.bookedTo).tenant().write(out);
        }
        out.putUnsigned(dependents.broods.size());
        dependents.broods.forEach((key, brood) -> {
            key.write(out);
            brood.write(out);
        });
        return out.bytes();
    }

    public static Dependents decode(byte[] bytes) {
        return WireReader.read("dependents", bytes, in -> {
            in.expectVersion(VERSION);
            Owner owner = owner(in.getByte(), in);
            Map<BroodKey, Brood> broods = new TreeMap<>(BroodKey.ORDER);
            for (int left = in.getCount(); left > 0; left--) {
                broods.put(BroodKey.read(in), Brood.read(in));
            }
            return new Dependents(owner, broods);
        });
    }

    private static Owner owner(int kind, WireReader in) {
        return kind == CHILD
                ? new Owner.OfParent(new RowKey(new TableId(in.getInt()), in.getLong(), in.getLong()))
                : new Owner.OfTenant(Tenant.read(TenantKind.ofCode(kind), in));
    }
}
