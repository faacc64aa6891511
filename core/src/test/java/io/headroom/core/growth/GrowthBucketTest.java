package io.headroom.core.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.delta.AnyDelta;
import io.headroom.core.wire.MalformedRecordException;
import io.headroom.core.wire.WireContract;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class GrowthBucketTest implements WireContract<GrowthBucket> {

    @Override
    public Arbitrary<GrowthBucket> values() {
        return Arbitraries.maps(Arbitraries.of(Origin.class), AnyDelta.flows()).map(GrowthBucket::new);
    }

    @Override
    public byte[] encode(GrowthBucket value) {
        return GrowthBucket.encode(value);
    }

    @Override
    public GrowthBucket decode(byte[] bytes) {
        return GrowthBucket.decode(bytes);
    }

    @Test
    void isTheseBytes() {
        GrowthBucket bucket = new GrowthBucket(
                Map.of(Origin.REPAIRED, Flows.removed(1, 40), Origin.OBSERVED, new Flows(1, 2, 3, 4, 5, 6, -7, 8, 9)));

        assertThat(HexFormat.of().formatHex(encode(bucket)))
                .isEqualTo(
                        "01" // version
                                + "02" // known in two ways
                                + "00" // observed
                                + "02040608" // rows added, removed, moved in, moved out
                                + "0a0c0d" // bytes added, removed, widened
                                + "1012" // bytes moved in, moved out
                                + "02" // repaired
                                + "00020000" + "005000" + "0000");
    }

    @Test
    void addsUpPerOrigin_andInAll() {
        GrowthBucket bucket = GrowthBucket.NONE
                .plus(Origin.OBSERVED, Flows.added(1, 40))
                .plus(Origin.REPAIRED, Flows.removed(1, 30))
                .plus(Origin.OBSERVED, Flows.added(2, 60));

        assertThat(bucket.flows())
                .containsEntry(Origin.OBSERVED, Flows.added(3, 100))
                .containsEntry(Origin.REPAIRED, Flows.removed(1, 30))
                .hasSize(2);
        assertThat(bucket.total()).isEqualTo(Flows.added(3, 100).plus(Flows.removed(1, 30)));
    }

    @Test
    void keepsNothingOfWhatCancelsOut() {
        GrowthBucket wider = GrowthBucket.NONE.plus(Origin.OBSERVED, Flows.widened(40));

        assertThat(wider.isNone()).isFalse();
        assertThat(wider.plus(Origin.OBSERVED, Flows.widened(-40))).isEqualTo(GrowthBucket.NONE);
        assertThat(wider.plus(Origin.REPAIRED, Flows.NONE)).isEqualTo(wider);
        assertThat(wider.plus(Origin.OBSERVED, Flows.widened(-40)).isNone()).isTrue();
    }

    @Test
    void isKnownAsItsWeakestPartIs() {
        GrowthBucket observed = GrowthBucket.NONE.plus(Origin.OBSERVED, Flows.added(1, 40));
        GrowthBucket repaired = observed.plus(Origin.REPAIRED, Flows.added(1, 40));

        assertThat(observed.origin()).isEqualTo(Origin.OBSERVED);
        assertThat(repaired.origin()).isEqualTo(Origin.REPAIRED);
        assertThat(repaired.plus(Origin.RECONSTRUCTED, Flows.added(1, 40)).origin())
                .isEqualTo(Origin.RECONSTRUCTED);
    }

    @Test
    void refusesAnOriginThatItDoesNotKnow() {
        assertThatThrownBy(() -> decode(new byte[] {1, 1, 3}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("bad growth bucket: origin 3 is unknown");
    }
}
