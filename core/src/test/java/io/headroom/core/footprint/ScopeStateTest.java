package io.headroom.core.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.AnyChange;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.delta.AnyDelta;
import io.headroom.core.delta.PartitionWatermark;
import io.headroom.core.delta.ScopeDelta;
import io.headroom.core.wire.WireContract;
import java.time.Instant;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ScopeStateTest implements WireContract<ScopeState> {
    private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public Arbitrary<ScopeState> values() {
        return Combinators.combine(
                        AnyFootprint.footprints(),
                        AnyFootprint.cohorts(),
                        Arbitraries.maps(AnyChange.counts(), AnyChange.instants())
                                .ofMaxSize(12))
                .as((live, cohorts, watermarks) ->
                        new ScopeState(live, LiveCohorts.NONE.plus(cohorts), new TreeMap<>(watermarks)));
    }

    @Override
    public byte[] encode(ScopeState value) {
        return ScopeState.encode(value);
    }

    @Override
    public ScopeState decode(byte[] bytes) {
        return ScopeState.decode(bytes);
    }

    @Property
    void sumsDeltasInAnyOrder(@ForAll("deltas") ScopeDelta one, @ForAll("deltas") ScopeDelta other) {
        assertThat(ScopeState.EMPTY.plus(one).plus(other).live())
                .isEqualTo(ScopeState.EMPTY.plus(other).plus(one).live())
                .isEqualTo(one.net().plus(other.net()));
    }

    @Test
    void isAsOfNoTime_beforeEveryPartitionHasSpoken() {
        ScopeState state = ScopeState.EMPTY.plus(reached(0, TEN)).plus(reached(2, TEN));

        assertThat(state.footprint(3)).isEqualTo(new LiveFootprint(Footprint.NONE, null));
    }

    @Test
    void isAsOfTheSlowestPartition() {
        ScopeState state = ScopeState.EMPTY
                .plus(reached(0, TEN.plusSeconds(60)))
                .plus(reached(1, TEN))
                .plus(reached(0, TEN.plusSeconds(90)));

        assertThat(state.footprint(2)).isEqualTo(new LiveFootprint(Footprint.NONE, TEN));
    }

    private static ScopeDelta reached(int partition, Instant at) {
        return ScopeDelta.of(new PartitionWatermark(partition, at));
    }

    @Provide
    Arbitrary<ScopeDelta> deltas() {
        return AnyDelta.deltas();
    }
}
