package io.headroom.core.footprint;

import io.headroom.core.delta.PartitionWatermark;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The running sum of a scope's deltas, and how far each partition had come when it sent its last.
 *
 * @param watermarks by partition; only the scope {@code database} gets any
 */
public record ScopeState(Footprint live, SortedMap<Integer, Instant> watermarks) {
    public static final ScopeState EMPTY = new ScopeState(Footprint.NONE, Collections.emptySortedMap());
    private static final int VERSION = 1;

    public ScopeState plus(ScopeDelta delta) {
        PartitionWatermark watermark = delta.watermark();
        Footprint sum = live.plus(delta.net());
        if (watermark == null) {
            return new ScopeState(sum, watermarks);
        }
        SortedMap<Integer, Instant> reached = new TreeMap<>(watermarks);
        reached.put(watermark.partition(), watermark.at());
        return new ScopeState(sum, reached);
    }

    /** The footprint, as of the least watermark once every partition has sent one. */
    public LiveFootprint footprint(int partitions) {
        boolean complete = watermarks.size() == partitions;
        return new LiveFootprint(live, complete ? Collections.min(watermarks.values()) : null);
    }

    public static byte[] encode(ScopeState state) {
        WireWriter out = new WireWriter().putByte(VERSION);
        out.putSigned(state.live.rows()).putSigned(state.live.bytes()).putUnsigned(state.watermarks.size());
        for (Map.Entry<Integer, Instant> reached : state.watermarks.entrySet()) {
            out.putUnsigned(reached.getKey()).putInstant(reached.getValue());
        }
        return out.bytes();
    }

    public static ScopeState decode(byte[] bytes) {
        return WireReader.read("scope state", bytes, in -> {
            in.expectVersion(VERSION);
            Footprint live = new Footprint(in.getSigned(), in.getSigned());
            SortedMap<Integer, Instant> watermarks = new TreeMap<>();
            for (int left = in.getCount(); left > 0; left--) {
                watermarks.put(in.getUnsignedInt(), in.getInstant());
            }
            return new ScopeState(live, watermarks);
        });
    }
}
