package io.headroom.core.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.AnyChange;
import io.headroom.core.wire.WireContract;
import java.time.Instant;
import java.util.HexFormat;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class LiveFootprintTest implements WireContract<LiveFootprint> {

    @Override
    public Arbitrary<LiveFootprint> values() {
        return Combinators.combine(
                        AnyFootprint.footprints(), AnyChange.instants().injectNull(0.3))
                .as(LiveFootprint::new);
    }

    @Override
    public byte[] encode(LiveFootprint value) {
        return LiveFootprint.encode(value);
    }

    @Override
    public LiveFootprint decode(byte[] bytes) {
        return LiveFootprint.decode(bytes);
    }

    @Test
    void isTheseBytes() {
        Footprint live = new Footprint(3, -300);

        assertThat(hex(new LiveFootprint(live, null))).isEqualTo("01" + "06" + "d704" + "00");
        assertThat(hex(new LiveFootprint(live, Instant.ofEpochSecond(0, 1_000))))
                .isEqualTo("01" + "06" + "d704" + "01" + "02");
    }

    private static String hex(LiveFootprint footprint) {
        return HexFormat.of().formatHex(LiveFootprint.encode(footprint));
    }
}
