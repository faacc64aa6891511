package io.headroom.core.delta;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What many changes of one partition did to one scope, by time bucket.
 *
 * @param cohorts for tenants in tables: the same difference by month of birth
 * @param watermark for the scope {@code database}: how far the partition had come when it sent this
 */
public record ScopeDelta(
        Map<Bucket, Flows> flows,
        Map<Cohort, Footprint> cohorts,
        @Nullable PartitionWatermark watermark) {
    private static final int VERSION = 2;

    public ScopeDelta {
        flows = Map.copyOf(flows);
        cohorts = Map.copyOf(cohorts);
    }

    public static ScopeDelta of(Map<Bucket, Flows> flows) {
        return new ScopeDelta(flows, Map.of(), null);
    }

    public static ScopeDelta of(PartitionWatermark watermark) {
        return new ScopeDelta(Map.of(), Map.of(), watermark);
    }

    /** What the flows change about live rows and bytes. */
    public Footprint net() {
        Footprint net = Footprint.NONE;
        for (Flows booked : flows.values()) {
            net = net.plus(booked.net());
        }
        return net;
    }

    public static byte[] encode(ScopeDelta delta) {
        WireWriter out = new WireWriter().putByte(VERSION);
        new BookedFlows(delta.flows).write(out);
        out.putUnsigned(delta.cohorts.size());
        delta.cohorts.forEach((cohort, net) -> {
            cohort.write(out);
            out.putSigned(net.rows()).putSigned(net.bytes());
        });
        PartitionWatermark watermark = delta.watermark;
        out.putByte(watermark == null ? 0 : 1);
        if (watermark != null) {
            out.putUnsigned(watermark.partition()).putInstant(watermark.at());
        }
        return out.bytes();
    }

    public static ScopeDelta decode(byte[] bytes) {
        return WireReader.read("scope delta", bytes, in -> {
            in.expectVersion(VERSION);
            Map<Bucket, Flows> flows = BookedFlows.read(in).byBucket();
            Map<Cohort, Footprint> cohorts = new HashMap<>();
            for (int left = in.getCount(); left > 0; left--) {
                cohorts.merge(Cohort.read(in), new Footprint(in.getSigned(), in.getSigned()), Footprint::plus);
            }
            boolean marked = in.getByte() != 0;
            return new ScopeDelta(
                    flows, cohorts, marked ? new PartitionWatermark(in.getUnsignedInt(), in.getInstant()) : null);
        });
    }
}
