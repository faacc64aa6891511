package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
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
public record Dependents(Owner bookedTo, Map<BroodKey, EpochSums> broods) {
    private static final int VERSION = 1;

    static Dependents of(Owner owner) {
        return new Dependents(owner, Map.of());
    }

    boolean isEmpty() {
        return broods.isEmpty();
    }

    EpochSums brood(BroodKey key) {
        return broods.getOrDefault(key, EpochSums.NONE);
    }

    Dependents with(BroodKey key, EpochSums sums) {
        Map<BroodKey, EpochSums> changed = new TreeMap<>(BroodKey.ORDER);
        changed.putAll(broods);
        if (sums.isNone()) {
            changed.remove(key);
        } else {
            changed.put(key, sums);
        }
        return new Dependents(bookedTo, changed);
    }

    Dependents bookedTo(Owner owner) {
        return new Dependents(owner, broods);
    }

    public static byte[] encode(Dependents dependents) {
        WireWriter out = new WireWriter().putByte(VERSION);
        dependents.bookedTo.write(out);
        out.putUnsigned(dependents.broods.size());
        dependents.broods.forEach((key, sums) -> {
            key.write(out);
            sums.write(out);
        });
        return out.bytes();
    }

    public static Dependents decode(byte[] bytes) {
        return WireReader.read("dependents", bytes, in -> {
            in.expectVersion(VERSION);
            Owner owner = Owner.read(in);
            Map<BroodKey, EpochSums> broods = new TreeMap<>(BroodKey.ORDER);
            for (int left = in.getCount(); left > 0; left--) {
                broods.put(BroodKey.read(in), EpochSums.read(in));
            }
            return new Dependents(owner, broods);
        });
    }
}
