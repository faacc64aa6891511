package io.headroom.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What every binary value of the project promises; the test of a codec implements this and adds its own. */
public interface WireContract<T> {

    Arbitrary<T> values();

    byte[] encode(T value);

    T decode(byte[] bytes);

    @Provide
    default Arbitrary<T> anyValue() {
        return values();
    }

    @Provide
    default Arbitrary<byte[]> anyDamaged() {
        return Hostile.damaged(values().map(this::encode));
    }

    @Provide
    default Arbitrary<byte[]> anyGarbage() {
        return Hostile.garbage();
    }

    @Property(tries = 500)
    default void roundTrips(@ForAll("anyValue") T value) {
        assertThat(decode(encode(value))).isEqualTo(value);
    }

    @Property(tries = 300)
    default void refusesAnotherVersion_namingIt(
            @ForAll("anyValue") T value, @ForAll @IntRange(min = 0, max = 255) int version) {
        byte[] bytes = encode(value);
        byte known = bytes[0];
        bytes[0] = (byte) version;

        if (bytes[0] != known) {
            assertThatThrownBy(() -> decode(bytes))
                    .isInstanceOf(MalformedRecordException.class)
                    .hasMessageContaining("version " + version + " is not " + known);
        }
    }

    @Property(tries = 200)
    default void refusesEveryTruncation(@ForAll("anyValue") T value) {
        byte[] whole = encode(value);

        for (int length = 0; length < whole.length; length++) {
            byte[] start = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decode(start)).isInstanceOf(MalformedRecordException.class);
        }
    }

    @Property(tries = 100)
    default void refusesBytesLeftOver(@ForAll("anyValue") T value, @ForAll byte more) {
        byte[] longer = Arrays.copyOf(encode(value), encode(value).length + 1);
        longer[longer.length - 1] = more;

        assertThatThrownBy(() -> decode(longer))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("left over");
    }

    @Property(tries = 2000)
    default void survivesDamage(@ForAll("anyDamaged") byte[] bytes) {
        Hostile.decode(this::decode, bytes);
    }

    @Property(tries = 2000)
    default void survivesGarbage(@ForAll("anyGarbage") byte[] bytes) {
        Hostile.decode(this::decode, bytes);
    }
}
