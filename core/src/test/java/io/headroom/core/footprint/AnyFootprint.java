package io.headroom.core.footprint;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Footprints of every size and sign. */
final class AnyFootprint {
    private AnyFootprint() {}

    static Arbitrary<Footprint> footprints() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Footprint::new);
    }
}
