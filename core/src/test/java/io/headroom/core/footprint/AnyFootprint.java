package io.headroom.core.footprint;

import io.headroom.core.change.AnyChange;
import io.headroom.core.cohort.Cohort;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Footprints of every size and sign, and of every age. */
public final class AnyFootprint {
    private AnyFootprint() {}

    public static Arbitrary<Footprint> footprints() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Footprint::new);
    }

    public static Arbitrary<Map<Cohort, Footprint>> cohorts() {
        return Arbitraries.maps(AnyChange.instants().map(Cohort::of), footprints())
                .ofMaxSize(3);
    }
}
