package io.headroom.core.footprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    @Test
    void givesWhatIsLeftToTheLargestRemainders() {
        Map<String, Long> weights = new LinkedHashMap<>();
        weights.put("a", 1L);
        weights.put("b", 1L);
        weights.put("c", 5L);

        assertThat(LargestRemainder.split(10, weights)).isEqualTo(Map.of("a", 2L, "b", 1L, "c", 7L));
    }

    @Test
    void splitsNothingWhereNothingHasAWeight() {
        assertThat(LargestRemainder.split(10, Map.of("a", 0L, "b", -1L))).isEmpty();
    }

    @Property(tries = 300)
    void addsUp_andNobodyIsOffByOne(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long whole,
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = Long.MAX_VALUE) Long> weights) {
        Map<Integer, Long> byIndex = new LinkedHashMap<>();
        weights.forEach(weight -> byIndex.put(byIndex.size(), weight));
        double sum = weights.stream().mapToDouble(Long::doubleValue).sum();

        Map<Integer, Long> split = LargestRemainder.split(whole, byIndex);

        assertThat(split.values().stream().mapToLong(part -> part).sum()).isEqualTo(whole);
        assertThat(split)
                .allSatisfy((index, part) -> assertThat((double) part)
                        .isCloseTo(whole * (weights.get(index) / sum), within(1 + whole * 1e-12)));
    }
}
