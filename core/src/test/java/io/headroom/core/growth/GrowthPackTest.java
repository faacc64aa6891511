package io.headroom.core.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.delta.AnyDelta;
import io.headroom.core.wire.MalformedRecordException;
import io.headroom.core.wire.WireContract;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class GrowthPackTest implements WireContract<GrowthPack> {

    @Override
    public Arbitrary<GrowthPack> values() {
        Arbitrary<Long> starts =
                Arbitraries.longs().between(-1_000_000, 20_000_000).map(unit -> unit * 300);
        Arbitrary<GrowthBucket> buckets =
                Arbitraries.maps(Arbitraries.of(Origin.class), AnyDelta.flows()).map(GrowthBucket::new);
        return Arbitraries.maps(starts, buckets).ofMaxSize(31).map(pack -> new GrowthPack(new TreeMap<>(pack)));
    }

    @Override
    public byte[] encode(GrowthPack value) {
        return GrowthPack.encode(value);
    }

    @Override
    public GrowthPack decode(byte[] bytes) {
        return GrowthPack.decode(bytes);
    }

    @Test
    void isToldAsItIs_ifNothingNegativeCameOrWent() {
        GrowthBucket came = GrowthBucket.NONE.plus(Origin.OBSERVED, Flows.added(1, 2));
        GrowthBucket shrank = GrowthBucket.NONE.plus(Origin.REPAIRED, Flows.widened(-7));
        GrowthPack pack = new GrowthPack(new TreeMap<>(Map.of(0L, came, 86_400L, shrank)));

        assertThat(pack.settled()).isSameAs(pack);
    }

    @Test
    void tellsWhatCameBackAsCome_inWhicheverBucket() {
        GrowthBucket came = GrowthBucket.NONE.plus(Origin.OBSERVED, Flows.added(1, 2));
        GrowthBucket back = came.plus(Origin.REPAIRED, new Flows(0, -2, 0, 0, 0, -38, 0, 0, 0));

        GrowthPack settled = new GrowthPack(new TreeMap<>(Map.of(0L, came, 86_400L, back))).settled();

        assertThat(settled.buckets())
                .containsEntry(0L, came)
                .containsEntry(86_400L, came.plus(Origin.REPAIRED, Flows.added(2, 38)));
    }

    @Test
    void isTheseBytes() {
        GrowthBucket both = new GrowthBucket(
                Map.of(Origin.REPAIRED, Flows.removed(1, 40), Origin.OBSERVED, new Flows(1, 2, 3, 4, 5, 6, -7, 8, 9)));
        GrowthBucket one = GrowthBucket.NONE.plus(Origin.RECONSTRUCTED, Flows.added(1, 2));

        assertThat(HexFormat.of().formatHex(encode(new GrowthPack(new TreeMap<>(Map.of(86_400L, one, 0L, both))))))
                .isEqualTo(
                        "02" // version
                                + "02" // buckets
                                + "00" // 1970
                                + "02" // known in two ways
                                + "00" // observed
                                + "02040608" // rows added, removed, moved in, moved out
                                + "0a0c0d" // bytes added, removed, widened
                                + "1012" // bytes moved in, moved out
                                + "02" // repaired
                                + ("00020000" + "005000" + "0000")
                                + "c004" // 288 times five minutes later
                                + "01" // known in one way
                                + "01" // reconstructed
                                + ("02000000" + "040000" + "0000"));
    }

    @Test
    void refusesAnOriginThatItDoesNotKnow() {
        assertThatThrownBy(() -> decode(new byte[] {2, 1, 0, 1, 3}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("bad growth pack: origin 3 is unknown");
    }

    @Test
    void holdsTheHoursOfADay_theDaysOfAMonth_andTheMonthsOfAYear() {
        long at = Instant.parse("2026-11-21T10:35:00Z").getEpochSecond();

        assertThat(Granularity.FIVE_MINUTES.pack(at)).isEqualTo(second("2026-11-21T10:00:00Z"));
        assertThat(Granularity.HOUR.pack(at)).isEqualTo(second("2026-11-21T00:00:00Z"));
        assertThat(Granularity.DAY.pack(at)).isEqualTo(second("2026-11-01T00:00:00Z"));
        assertThat(Granularity.MONTH.pack(at)).isEqualTo(second("2026-01-01T00:00:00Z"));
        assertThat(Granularity.MONTH.pack(Bucket.BEFORE_SECOND)).isEqualTo(Bucket.BEFORE_SECOND);
    }

    private static long second(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }
}
