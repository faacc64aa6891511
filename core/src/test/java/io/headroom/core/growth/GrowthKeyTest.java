package io.headroom.core.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.scope.AnyScope;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.wire.Hostile;
import io.headroom.core.wire.MalformedRecordException;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** A key has no version: another layout would be another topic. */
class GrowthKeyTest {
    private static final ScopeKey SHOP = new ScopeKey("shop", Scope.DATABASE);

    @Test
    void isTheseBytes() {
        assertThat(HexFormat.of().formatHex(GrowthKey.encode(new GrowthKey(SHOP, Granularity.DAY, 86_400))))
                .isEqualTo("0d" + "73686f702f6461746162617365" // shop/database
                        + "02" // a day
                        + "0000000000015180"); // its first second
    }

    @Property
    void roundTrips(@ForAll("keys") GrowthKey key) {
        assertThat(GrowthKey.decode(GrowthKey.encode(key))).isEqualTo(key);
    }

    @Property(tries = 200)
    void refusesEveryTruncation(@ForAll("keys") GrowthKey key) {
        byte[] whole = GrowthKey.encode(key);

        for (int length = 0; length < whole.length; length++) {
            byte[] start = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> GrowthKey.decode(start)).isInstanceOf(MalformedRecordException.class);
        }
    }

    @Property(tries = 2000)
    void survivesDamage(@ForAll("damaged") byte[] bytes) {
        Hostile.decode(GrowthKey::decode, bytes);
    }

    @Property
    void survivesGarbage(@ForAll("garbage") byte[] bytes) {
        Hostile.decode(GrowthKey::decode, bytes);
    }

    @Property
    void theBucketsOfAScopeSortByTime(
            @ForAll("keys") GrowthKey key,
            @ForAll @LongRange(min = 0) long one,
            @ForAll @LongRange(min = 0) long other) {
        byte[] first = GrowthKey.encode(new GrowthKey(key.scope(), key.granularity(), one));
        byte[] second = GrowthKey.encode(new GrowthKey(key.scope(), key.granularity(), other));

        assertThat(Integer.signum(Arrays.compareUnsigned(first, second))).isEqualTo(Long.compare(one, other));
    }

    @Provide
    Arbitrary<GrowthKey> keys() {
        return Combinators.combine(AnyScope.keys(), Arbitraries.of(Granularity.class), Arbitraries.longs())
                .as(GrowthKey::new);
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Hostile.damaged(keys().map(GrowthKey::encode));
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Hostile.garbage();
    }
}
