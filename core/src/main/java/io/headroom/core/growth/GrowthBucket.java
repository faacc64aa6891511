package io.headroom.core.growth;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The flows of one scope in one time bucket, apart by how they are known. Totals are not stored but computed when read,
 * backwards from the footprint, so that a late row rewrites one bucket.
 */
public record GrowthBucket(Map<Origin, Flows> flows) {
    public static final GrowthBucket NONE = new GrowthBucket(Map.of());

    public GrowthBucket {
        Map<Origin, Flows> ordered = new EnumMap<>(Origin.class);
        ordered.putAll(flows);
        flows = Collections.unmodifiableMap(ordered);
    }

    /** What cancels out leaves nothing behind: whether two changes were added up before or here must not show. */
    public GrowthBucket plus(Origin origin, Flows more) {
        Map<Origin, Flows> sum = new EnumMap<>(Origin.class);
        sum.putAll(flows);
        Flows all = sum.getOrDefault(origin, Flows.NONE).plus(more);
        if (all.isNone()) {
            sum.remove(origin);
        } else {
            sum.put(origin, all);
        }
        return new GrowthBucket(sum);
    }

    /** As it is told to others: see {@link Flows#settled()}. */
    public GrowthBucket settled() {
        if (isSettled()) {
            return this;
        }
        Map<Origin, Flows> settled = new EnumMap<>(Origin.class);
        flows.forEach((origin, booked) -> settled.put(origin, booked.settled()));
        return new GrowthBucket(settled);
    }

    boolean isSettled() {
        for (Flows booked : flows.values()) {
            if (!booked.isSettled()) {
                return false;
            }
        }
        return true;
    }

    public boolean isNone() {
        return flows.isEmpty();
    }

    /** All flows together, however they are known. */
    public Flows total() {
        return flows.values().stream().reduce(Flows.NONE, Flows::plus);
    }

    /** The weakest way in which any of it is known: reconstructed, else repaired, else observed. */
    public Origin origin() {
        if (flows.containsKey(Origin.RECONSTRUCTED)) {
            return Origin.RECONSTRUCTED;
        }
        return flows.containsKey(Origin.REPAIRED) ? Origin.REPAIRED : Origin.OBSERVED;
    }

    void write(WireWriter out) {
        out.putUnsigned(flows.size());
        flows.forEach((origin, booked) -> {
            out.putByte(origin.code());
            booked.write(out);
        });
    }

    static GrowthBucket read(WireReader in) {
        Map<Origin, Flows> flows = new EnumMap<>(Origin.class);
        for (int left = in.getCount(); left > 0; left--) {
            flows.merge(Origin.ofCode(in.getByte()), Flows.read(in), Flows::plus);
        }
        return new GrowthBucket(flows);
    }
}
