package io.headroom.core.delta;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * What many changes of one partition did to one scope, by time bucket.
 */
public record ScopeDelta(Map<Bucket, Flows> flows) {
    private static final int VERSION = 1;
    public static final ScopeDelta NONE = new ScopeDelta(Map.of());

    public ScopeDelta {
        flows = Map.copyOf(flows);
    }

    public Footprint net() {
        Footprint net = Footprint.NONE;
        for (Flows booked : flows.values()) {
            net = net.plus(booked.net());
        }
        return net;
    }

    public static byte[] encode(ScopeDelta delta) {
        WireWriter out = new WireWriter().putByte(VERSION).putUnsigned(delta.flows.size());
        delta.flows.forEach((bucket, booked) -> {
            bucket.write(out);
            booked.write(out);
        });
        return out.bytes();
    }

    public static ScopeDelta decode(byte[] bytes) {
        return WireReader.read("scope delta", bytes, in -> {
            in.expectVersion(VERSION);
            int count = in.getCount();
            Map<Bucket, Flows> flows = new HashMap<>();
            for (int i = 0; i < count; i++) {
                flows.merge(Bucket.read(in), Flows.read(in), Flows::plus);
            }
            return new ScopeDelta(flows);
        });
    }
}
