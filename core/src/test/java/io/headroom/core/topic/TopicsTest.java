package io.headroom.core.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.scope.AnyScope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.wire.Hostile;
import io.headroom.core.wire.MalformedRecordException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void eachTopicIsDeclaredOnce() {
        assertThat(Topics.ALL).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @Test
    void anOrderedTopicHasOnePartition() {
        assertThat(Topics.TABLES.partitions(12)).isEqualTo(1);
        assertThat(Topics.ROW_CHANGES.partitions(12)).isEqualTo(12);
    }

    @Property
    void scopeKeysAreTheirText(@ForAll("keys") ScopeKey key) {
        byte[] bytes = Topics.scopeKeys().serializer().serialize("any", key);

        assertThat(bytes).isEqualTo(key.toString().getBytes(UTF_8));
        assertThat(read(bytes)).isEqualTo(key);
    }

    @Property(tries = 2000)
    void scopeKeysSurviveDamage(@ForAll("damaged") byte[] bytes) {
        Hostile.decode(TopicsTest::read, bytes);
    }

    @Property
    void scopeKeysSurviveGarbage(@ForAll("garbage") byte[] bytes) {
        Hostile.decode(TopicsTest::read, bytes);
    }

    @Test
    void refusesAKeyThatIsNotUtf8_insteadOfReadingItAsAnother() {
        byte[] bytes = "shop/tenant:x".getBytes(UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("UTF-8");
    }

    private static ScopeKey read(byte[] bytes) {
        return Topics.scopeKeys().deserializer().deserialize("any", bytes);
    }

    @Provide
    Arbitrary<ScopeKey> keys() {
        return AnyScope.keys();
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Hostile.damaged(AnyScope.keys().map(key -> key.toString().getBytes(UTF_8)));
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Hostile.garbage();
    }
}
