package io.headroom.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.scope.Tenant;
import io.headroom.core.wire.MalformedRecordException;
import io.headroom.core.wire.WireContract;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCodecTest implements WireContract<ChangeRecord> {
    private static final Position POSITION = new Position(1, 0x16B3748, 2);
    private static final Instant AT = Instant.parse("2026-11-21T10:02:03.000004Z");

    @Override
    public Arbitrary<ChangeRecord> values() {
        return AnyChange.records();
    }

    @Override
    public byte[] encode(ChangeRecord value) {
        return ChangeCodec.encode(value);
    }

    @Override
    public ChangeRecord decode(byte[] bytes) {
        return ChangeCodec.decode(bytes);
    }

    @Test
    void anUnchangedWideValueIsNotOneOfNoSize() {
        RowChange change = update(Tenant.of("42"), new WideAttribute.Unchanged(3), new WideAttribute.Sized(4, 1));

        RowChange read = (RowChange) decode(encode(change));

        assertThat(read.wide()).containsExactly(new WideAttribute.Unchanged(3), new WideAttribute.Sized(4, 1));
    }

    @Test
    void tenantsThatLookAlikeStayApart() {
        List<Tenant> alike = List.of(
                Tenant.of(""), Tenant.NULL, Tenant.SHARED, Tenant.UNRESOLVED, Tenant.of(".null"), Tenant.of("\u0000"));

        List<ChangeRecord> read =
                alike.stream().map(tenant -> decode(encode(update(tenant)))).toList();

        assertThat(read)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(alike.stream()
                        .map(tenant -> (ChangeRecord) update(tenant))
                        .toList());
    }

    @Test
    void anOrdinaryChangeTakesThirtyBytes() {
        assertThat(encode(update(Tenant.of("42")))).hasSizeLessThan(32);
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 128, 255})
    void refusesAMarkItDoesNotKnow(int kind) {
        assertThatThrownBy(() -> decode(new byte[] {1, (byte) kind}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("mark " + kind + " is unknown");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 17, 255})
    void refusesFlagsItDoesNotKnow(int flags) {
        assertThatThrownBy(() -> decode(new byte[] {1, 0, (byte) flags}))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("flags " + flags + " are unknown");
    }

    @Test
    void refusesATableThatIsNone() {
        byte[] finished = new WireWriter()
                .putByte(1)
                .putByte(2)
                .putUnsigned(1)
                .putLong(1)
                .putUnsigned(1)
                .putInstant(AT)
                .putInt(0)
                .putUnsigned(1)
                .bytes();

        assertThatThrownBy(() -> decode(finished))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("a table id must be positive, got 0");
    }

    private static RowChange update(Tenant tenant, WideAttribute... wide) {
        Owner owner = new Owner.OfTenant(tenant);
        return new RowChange(Operation.UPDATE, true, POSITION, 1, 741, AT, null, owner, 96, List.of(wide));
    }
}
