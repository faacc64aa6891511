package io.headroom.core.delta;

import io.headroom.core.change.AnyChange;
import io.headroom.core.footprint.AnyFootprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Deltas of every size and sign. */
public final class AnyDelta {
    private AnyDelta() {}

    public static Arbitrary<ScopeDelta> deltas() {
        return Combinators.combine(
                        Arbitraries.maps(buckets(), flows()).ofMaxSize(6),
                        AnyFootprint.cohorts(),
                        watermarks().injectNull(0.5))
                .as(ScopeDelta::new);
    }

    public static Arbitrary<PartitionWatermark> watermarks() {
        return Combinators.combine(AnyChange.counts(), AnyChange.instants()).as(PartitionWatermark::new);
    }

    private static Arbitrary<Bucket> buckets() {
        Arbitrary<Bucket> cut = Combinators.combine(Arbitraries.of(Origin.class), AnyChange.instants())
                .as(Bucket::of);
        return Arbitraries.oneOf(cut, Arbitraries.just(Bucket.BEFORE));
    }

    public static Arbitrary<Flows> flows() {
        return Arbitraries.longs()
                .array(long[].class)
                .ofSize(9)
                .map(n -> new Flows(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]));
    }
}
