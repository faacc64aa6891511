package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardingKeyTest {
    @Test
    void dividesGrowthAsEvenlyAsItCan() {
        assertThat(ShardingKey.of("tenant", Map.of("a", 5.0, "b", 4.0, "c", 3.0, "d", -9.0)))
                .hasValue(new ShardingKey("tenant", 7.0 / 12, 3));
        assertThat(ShardingKey.of("tenant", Map.of("a", 0.0, "b", -1.0))).isEmpty();
    }

    @Test
    void takesTheKeyThatSplitsTheGrowthBest() {
        Ruling.Offered split = (Ruling.Offered) ShardingKey.ruling(
                List.of(new ShardingKey("table", 0.7, 9), new ShardingKey("tenant", 0.52, 100)), "none is larger");

        assertThat(split.what()).isEqualTo("Divide between two servers by tenant");
        assertThat(split.why()).contains("none is larger", "100 of them share", "52 %", "48 %");
    }

    @Test
    void dividesNothing_whereOneGrowsForAll() {
        assertThat(ShardingKey.ruling(List.of(new ShardingKey("tenant", 0.75, 3)), "x"))
                .isInstanceOf(Ruling.Offered.class);
        assertThat(ShardingKey.ruling(List.of(new ShardingKey("tenant", 0.76, 3)), "x"))
                .isInstanceOfSatisfying(
                        Ruling.Withheld.class,
                        no -> assertThat(no.reason()).contains("76 % of the growth on one server"));
        assertThat(ShardingKey.ruling(List.of(), "x")).isInstanceOf(Ruling.Withheld.class);
    }
}
