package io.headroom.core.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.footprint.AnyFootprint;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.wire.WireContract;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class LiveCohortsTest implements WireContract<LiveCohorts> {
    private static final Cohort MAY = Cohort.parse("2026-05");
    private static final Cohort JUNE = Cohort.parse("2026-06");

    @Override
    public Arbitrary<LiveCohorts> values() {
        return AnyFootprint.cohorts().map(LiveCohorts.NONE::plus);
    }

    @Override
    public byte[] encode(LiveCohorts value) {
        return LiveCohorts.encode(value);
    }

    @Override
    public LiveCohorts decode(byte[] bytes) {
        return LiveCohorts.decode(bytes);
    }

    @Test
    void forgetsAMonthOfWhichNothingIsLeft() {
        LiveCohorts both = LiveCohorts.NONE.plus(Map.of(MAY, new Footprint(2, 60), JUNE, new Footprint(1, 30)));

        LiveCohorts left = both.plus(Map.of(MAY, new Footprint(-2, -60)));

        assertThat(left.live()).containsOnly(Map.entry(JUNE, new Footprint(1, 30)));
    }

    @Test
    void isTheseBytes() {
        LiveCohorts unknown = LiveCohorts.NONE.plus(Map.of(Cohort.UNKNOWN, new Footprint(1, 40)));

        assertThat(HexFormat.of().formatHex(encode(unknown))).isEqualTo("01" + "01" + "80f6f4d904" + "02" + "50");
    }
}
