package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ShowbackTest {

    @Test
    void givesTheOddCentToTheFirst_whenRemaindersAreEqual() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("leeds", 1L);
        bytes.put("cardiff", 1L);
        bytes.put("truro", 4L);

        assertThat(Showback.split(Price.parse("5 USD"), bytes))
                .isEqualTo(Map.of(
                        "leeds", Price.parse("0.84 USD"),
                        "cardiff", Price.parse("0.83 USD"),
                        "truro", Price.parse("3.33 USD")));
    }

    @Test
    void knowsCurrenciesWithoutCents() {
        assertThat(Showback.split(Price.parse("1000 JPY"), Map.of("leeds", 7L)))
                .isEqualTo(Map.of("leeds", Price.parse("1000 JPY")));
    }

    @Test
    void chargesNobody_whenNobodyTakesUpAnything() {
        assertThat(Showback.split(Price.parse("5 USD"), Map.of("leeds", 0L))).isEmpty();
    }

    @Property
    void addsUpToTheBill_atBothEnds(
            @ForAll @IntRange(max = 1_000_000) int low,
            @ForAll @IntRange(max = 1_000_000) int spread,
            @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 1, max = Long.MAX_VALUE / 64) Long> bytes) {
        Price bill = Price.parse(mills(low) + "-" + mills(low + spread) + " GBP");
        Map<Integer, Long> owners = new LinkedHashMap<>();
        bytes.forEach(owned -> owners.put(owners.size(), owned));

        Map<Integer, Price> parts = Showback.split(bill, owners);

        assertThat(sum(parts, Price::low)).isEqualByComparingTo(bill.low().setScale(2, RoundingMode.HALF_UP));
        assertThat(sum(parts, Price::high)).isEqualByComparingTo(bill.high().setScale(2, RoundingMode.HALF_UP));
        assertThat(parts.keySet()).containsExactlyElementsOf(owners.keySet());
    }

    private static String mills(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).toPlainString();
    }

    private static BigDecimal sum(Map<Integer, Price> parts, Function<Price, BigDecimal> end) {
        return parts.values().stream().map(end).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
