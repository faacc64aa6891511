package io.headroom.core.delta;

import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.HashMap;
import java.util.Map;

/** Flows by the time bucket in which they are booked. */
public record BookedFlows(Map<Bucket, Flows> byBucket) {
    public static final BookedFlows NONE = new BookedFlows(Map.of());

    public BookedFlows {
        byBucket = Map.copyOf(byBucket);
    }

    public static BookedFlows of(Bucket bucket, Flows flows) {
        return new BookedFlows(Map.of(bucket, flows));
    }

    public BookedFlows plus(BookedFlows other) {
        Map<Bucket, Flows> sum = new HashMap<>(byBucket);
        other.byBucket.forEach((bucket, more) -> sum.merge(bucket, more, Flows::plus));
        return new BookedFlows(sum);
    }

    public boolean isNone() {
        return byBucket.values().stream().allMatch(Flows::isNone);
    }

    public BookedFlows plus(Bucket bucket, Flows more) {
        Map<Bucket, Flows> sum = new HashMap<>(byBucket);
        sum.merge(bucket, more, Flows::plus);
        return new BookedFlows(sum);
    }

    public void write(WireWriter out) {
        out.putUnsigned(byBucket.size());
        byBucket.forEach((bucket, booked) -> {
            bucket.write(out);
            booked.write(out);
        });
    }

    public static BookedFlows read(WireReader in) {
        Map<Bucket, Flows> byBucket = new HashMap<>();
        for (int left = in.getCount(); left > 0; left--) {
            byBucket.merge(Bucket.read(in), Flows.read(in), Flows::plus);
        }
        return new BookedFlows(byBucket);
    }
}
