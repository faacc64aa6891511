package io.headroom.core.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;
import io.headroom.core.wire.MalformedRecordException;
import io.headroom.core.wire.WireContract;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class ScopeDeltaTest implements WireContract<ScopeDelta> {
    private static final Bucket TEN = Bucket.of(Origin.OBSERVED, Instant.parse("2026-11-21T10:02:00Z"));

    @Override
    public Arbitrary<ScopeDelta> values() {
        return AnyDelta.deltas();
    }

    @Override
    public byte[] encode(ScopeDelta value) {
        return ScopeDelta.encode(value);
    }

    @Override
    public ScopeDelta decode(byte[] bytes) {
        return ScopeDelta.decode(bytes);
    }

    @Test
    void isTheseBytes() {
        PartitionWatermark watermark = new PartitionWatermark(3, Instant.ofEpochSecond(0, 1_000));
        Map<Cohort, Footprint> aged = Map.of(Cohort.UNKNOWN, new Footprint(1, -2));
        Flows flows = new Flows(1, 2, 3, 4, 5, 6, -7, 8, 9);

        assertThat(HexFormat.of().formatHex(encode(new ScopeDelta(Map.of(Bucket.BEFORE, flows), aged, watermark))))
                .isEqualTo(
                        "02" // version
                                + "01" // one bucket
                                + "01" + "03" + "80f6f4d904" // reconstructed, in months, before anything else
                                + "02040608" // rows added, removed, moved in, moved out
                                + "0a0c0d" // bytes added, removed, widened
                                + "1012" // bytes moved in, moved out
                                + "01" + "80f6f4d904" + "0203" // one cohort, unknown: rows and bytes
                                + "01" + "03" + "02"); // a watermark: partition, instant
    }

    @Test
    void netsItsFlowsOverAllBuckets() {
        ScopeDelta delta = ScopeDelta.of(
                Map.of(TEN, Flows.added(3, 300).plus(Flows.widened(-20)), Bucket.BEFORE, Flows.removed(1, 100)));

        assertThat(delta.net()).isEqualTo(new Footprint(2, 180));
    }

    @Test
    void refusesMoreBucketsThanFit_beforeItMakesRoomForThem() {
        assertThatThrownBy(() -> decode(new byte[] {2, -1, -1, -1, -1, 7}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("2147483647 elements cannot fit in 0 bytes");
    }

    @Test
    void refusesAnOriginThatItDoesNotKnow() {
        assertThatThrownBy(() -> decode(new byte[] {2, 1, 3, 0}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("bad scope delta: origin 3 is unknown");
    }
}
