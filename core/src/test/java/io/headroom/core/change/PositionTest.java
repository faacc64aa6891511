package io.headroom.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void readsBackWhatItWrites_lsnsAboveTheSignIncluded() {
        Position position = new Position(3, 0xFEDCBA98_76543210L, 17);

        assertThat(position).hasToString("3:FEDCBA98/76543210:17");
        assertThat(Position.parse(position.toString())).isEqualTo(position);
        assertThat(Position.parse(Position.NONE.toString())).isEqualTo(Position.NONE);
    }

    @Test
    void refusesWhatIsNoPosition() {
        assertThatThrownBy(() -> Position.parse("3:16/B374D848"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3:16/B374D848");
    }
}
