package io.headroom.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class WireWriterTest {

    @Test
    void writesVarintsAsProtocolBuffersDo() {
        assertThat(hex(new WireWriter().putUnsigned(0))).isEqualTo("00");
        assertThat(hex(new WireWriter().putUnsigned(300))).isEqualTo("ac02");
        assertThat(hex(new WireWriter().putUnsigned(Long.MAX_VALUE))).isEqualTo("ffffffffffffffff7f");
        assertThat(hex(new WireWriter().putSigned(-1))).isEqualTo("01");
        assertThat(hex(new WireWriter().putSigned(1))).isEqualTo("02");
        assertThat(hex(new WireWriter().putSigned(Long.MIN_VALUE))).isEqualTo("ffffffffffffffffff01");
    }

    @Test
    void writesInstantsAsMicroseconds_beforeTheEpochToo() {
        assertThat(hex(new WireWriter().putInstant(Instant.ofEpochSecond(0, 1_000))))
                .isEqualTo("02");
        assertThat(hex(new WireWriter().putInstant(Instant.ofEpochSecond(-1, 999_999_000))))
                .isEqualTo("01");
    }

    @Test
    void refusesToWriteWhatNoReaderAccepts() {
        assertThatThrownBy(() -> new WireWriter().putUnsigned(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Property
    void everySignedNumberComesBack(@ForAll long number) {
        byte[] bytes = new WireWriter().putSigned(number).bytes();

        assertThat(WireReader.read("number", bytes, WireReader::getSigned)).isEqualTo(number);
    }

    @Property
    void everyUnsignedNumberComesBack(@ForAll @LongRange(min = 0) long number) {
        byte[] bytes = new WireWriter().putUnsigned(number).bytes();

        assertThat(WireReader.read("number", bytes, WireReader::getUnsigned)).isEqualTo(number);
    }

    @Property
    void instantsComeBackToTheMicrosecond(
            @ForAll @LongRange(min = -9_000_000_000_000L, max = 9_000_000_000_000L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_999) long nanos) {
        Instant instant = Instant.ofEpochSecond(second, nanos);
        byte[] bytes = new WireWriter().putInstant(instant).bytes();

        assertThat(WireReader.read("instant", bytes, WireReader::getInstant))
                .isEqualTo(instant.truncatedTo(ChronoUnit.MICROS));
    }

    private static String hex(WireWriter out) {
        return HexFormat.of().formatHex(out.bytes());
    }
}
