package io.headroom.core.ownership;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.HashMap;
import java.util.Map;

/** Flows by the time bucket in which they are booked. */
public record History(Map<Bucket, Flows> flows) {
    public static final History NONE = new History(Map.of());

    public History {
        Map<Bucket, Flows> kept = new HashMap<>(flows);
        kept.values().removeIf(Flows::isNone);
        flows = Map.copyOf(kept);
    }

    static History of(Bucket bucket, Flows booked) {
        return new History(Map.of(bucket, booked));
    }

    History plus(History other) {
        Map<Bucket, Flows> sum = new HashMap<>(flows);
        other.flows.forEach((bucket, booked) -> sum.merge(bucket, booked, Flows::plus));
        return new History(sum);
    }

    History negated() {
        Map<Bucket, Flows> back = new HashMap<>();
        flows.forEach((bucket, booked) -> back.put(bucket, booked.negated()));
        return new History(back);
    }

    Footprint net() {
        return flows.values().stream().map(Flows::net).reduce(Footprint.NONE, Footprint::plus);
    }

    public void write(WireWriter out) {
        out.putUnsigned(flows.size());
        flows.forEach((bucket, booked) -> {
            bucket.write(out);
            booked.write(out);
        });
    }

    public static History read(WireReader in) {
        Map<Bucket, Flows> flows = new HashMap<>();
        for (int left = in.getCount(); left > 0; left--) {
            flows.merge(Bucket.read(in), Flows.read(in), Flows::plus);
        }
        return new History(flows);
    }
}
