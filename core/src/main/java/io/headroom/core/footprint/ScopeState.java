package io.headroom.core.footprint;

import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.delta.PartitionWatermark;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The running sum of a scope's deltas, and how far each partition had come when it sent its last.
 *
 * @param cohorts the same sum by month of birth; only tenants in tables have any
 * @param watermarks by partition; only the scope {@code database} gets any
 */
public record ScopeState(Footprint live, LiveCohorts cohorts, SortedMap<Integer, Instant> watermarks) {
    public static final ScopeState EMPTY =
            new ScopeState(Footprint.NONE, LiveCohorts.NONE, Collections.emptySortedMap());
    private static final int VERSION = 2;

    public ScopeState plus(ScopeDelta delta) {
        return new ScopeState(live.plus(delta.net()), cohorts.plus(delta.cohorts()), reached(delta.watermark()));
    }

    private SortedMap<Integer, Instant> reached(@Nullable PartitionWatermark watermark) {
        if (watermark == null) {
            return watermarks;
        }
        SortedMap<Integer, Instant> reached = new TreeMap<>(watermarks);
        reached.put(watermark.partition(), watermark.at());
        return reached;
    }

    /** The footprint, as of the least watermark once every partition has sent one. */
    public LiveFootprint footprint(int partitions) {
        boolean complete = watermarks.size() == partitions;
        return new LiveFootprint(live, complete ? Collections.min(watermarks.values()) : null);
    }

    public static byte[] encode(ScopeState state) {
        WireWriter out = new WireWriter().putByte(VERSION);
        out.putSigned(state.live.rows()).putSigned(state.live.bytes());
        state.cohorts.write(out);
        out.putUnsigned(state.watermarks.size());
        state.watermarks.forEach((partition, at) -> out.putUnsigned(partition).putInstant(at));
        return out.bytes();
    }

    public static ScopeState decode(byte[] bytes) {
        return WireReader.read("scope state", bytes, in -> {
            in.expectVersion(VERSION);
            Footprint live = new Footprint(in.getSigned(), in.getSigned());
            LiveCohorts cohorts = LiveCohorts.read(in);
            SortedMap<Integer, Instant> watermarks = new TreeMap<>();
            for (int left = in.getCount(); left > 0; left--) {
                watermarks.put(in.getUnsignedInt(), in.getInstant());
            }
            return new ScopeState(live, cohorts, watermarks);
        });
    }
}
