package io.headroom.core.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.wire.WireContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SketchTest implements WireContract<Sketch> {
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    @Property(tries = 300)
    void saysWhatSortingWouldSay_andTheP95WithinAFortieth(@ForAll("readings") List<Double> readings) {
        UsageBucket bucket = sketch(readings, 0).bucket();
        List<Double> sorted = new ArrayList<>(readings);
        sorted.sort(Double::compare);
        double p95 = sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);

        assertThat(bucket.count()).isEqualTo(readings.size());
        assertThat(bucket.max()).isEqualTo(sorted.get(sorted.size() - 1));
        assertThat(bucket.last()).isEqualTo(readings.get(readings.size() - 1));
        assertThat(bucket.mean())
                .isCloseTo(
                        readings.stream().mapToDouble(value -> value).average().orElseThrow(), within(1e-3));
        assertThat(bucket.p95()).isCloseTo(p95, within(p95 * 0.0251));
    }

    @Property(tries = 200)
    void twoMergedAreLikeOneThatReadEverything(
            @ForAll("readings") List<Double> one, @ForAll("readings") List<Double> other) {
        List<Double> all = new ArrayList<>(one);
        all.addAll(other);
        Sketch whole = sketch(all, 0);
        Sketch first = sketch(one, 0);
        Sketch second = sketch(other, one.size());

        for (Sketch merged : List.of(first.plus(second), second.plus(first))) {
            assertThat(merged.bins()).isEqualTo(whole.bins());
            assertThat(merged.count()).isEqualTo(whole.count());
            assertThat(merged.max()).isEqualTo(whole.max());
            assertThat(merged.last()).isEqualTo(whole.last());
            assertThat(merged.sum()).isCloseTo(whole.sum(), within(1e-3));
        }
    }

    @Test
    void staysSmall_andGivesUpTheLowestFirst() {
        Sketch sketch = Sketch.of(1, AT);
        for (int power = 1; power < 200; power++) {
            sketch = sketch.with(Math.pow(1.2, power), AT.plusSeconds(power));
        }

        assertThat(sketch.bins()).hasSize(Sketch.MOST_BINS);
        assertThat(sketch.bucket().p95()).isCloseTo(Math.pow(1.2, 189), within(Math.pow(1.2, 189) * 0.0251));
    }

    @Test
    void countsARepeatedReadingOnce() {
        Sketch sketch = Sketch.of(5, AT);

        assertThat(sketch.with(5, AT)).isEqualTo(sketch);
        assertThat(sketch.with(7, AT.minusSeconds(1))).isEqualTo(sketch);
    }

    @Test
    void zeroIsAReadingLikeAnyOther() {
        UsageBucket bucket = sketch(List.of(0.0, 0.0, 0.0), 0).bucket();

        assertThat(bucket).isEqualTo(new UsageBucket(3, 0, 0, 0, 0, AT.plusSeconds(2)));
    }

    private static Sketch sketch(List<Double> readings, int from) {
        Sketch sketch = Sketch.of(readings.get(0), AT.plusSeconds(from));
        for (int i = 1; i < readings.size(); i++) {
            sketch = sketch.with(readings.get(i), AT.plusSeconds(from + i));
        }
        return sketch;
    }

    @Provide
    Arbitrary<List<Double>> readings() {
        return Arbitraries.oneOf(Arbitraries.just(0.0), Arbitraries.doubles().between(5, 2000))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Override
    public Arbitrary<Sketch> values() {
        return readings().map(readings -> sketch(readings, 0));
    }

    @Override
    public byte[] encode(Sketch sketch) {
        return Sketch.encode(sketch);
    }

    @Override
    public Sketch decode(byte[] bytes) {
        return Sketch.decode(bytes);
    }
}
