package io.headroom.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void readsAsPostgresWritesAnLsn() {
        assertThat(new Position(2, 0x1_016B3748L, 5)).hasToString("2:1/16B3748:5");
        assertThat(new Position(1, -1, 0)).hasToString("1:FFFFFFFF/FFFFFFFF:0");
    }

    @Test
    void ordersByGenerationThenUnsignedLsnThenOrdinal() {
        assertThat(new Position(2, 0, 0)).isGreaterThan(new Position(1, -1, Long.MAX_VALUE));
        assertThat(new Position(1, -1, 0)).isGreaterThan(new Position(1, 1, Long.MAX_VALUE));
        assertThat(new Position(1, 1, 2)).isGreaterThan(new Position(1, 1, 1));
        assertThat(new Position(1, 1, 1).isAfter(new Position(1, 1, 1))).isFalse();
    }

    @Test
    void hasNoNegativePart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Position(0, 0, -1));
    }

    @Property
    void isATotalOrder(
            @ForAll("positions") Position a, @ForAll("positions") Position b, @ForAll("positions") Position c) {
        assertThat(a.compareTo(b)).isEqualTo(-b.compareTo(a));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(a.isAfter(b) && b.isAfter(c) && !a.isAfter(c)).isFalse();
    }

    @Property
    void nothingStandsBeforeNone(@ForAll("positions") Position position) {
        assertThat(Position.NONE.isAfter(position)).isFalse();
    }

    @Provide
    Arbitrary<Position> positions() {
        return AnyChange.positions();
    }
}
