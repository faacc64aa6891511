package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.scope.TableName;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class RowKeyBytesTest {
    private static final ColumnType TEXT = new ColumnType("text", TypeKind.BASE, -1, 4, true, null);
    private static final Column A = new Column(1, "a", TEXT, false, false);
    private static final Column B = new Column(3, "b", TEXT, false, false);
    private static final RowKeyBytes WHOLE_ROW = new RowKeyBytes(table(List.of(A, Column.dropped(2), B), List.of()));
    private static final RowKeyBytes KEYED = new RowKeyBytes(table(List.of(A, B), List.of(B)));

    @Property
    void tellsPairsOfTextsApart(@ForAll String a, @ForAll String b, @ForAll String otherA, @ForAll String otherB) {
        boolean same = a.equals(otherA) && b.equals(otherB);

        assertThat(Arrays.equals(wholeRow(a, b), wholeRow(otherA, otherB))).isEqualTo(same);
    }

    @Test
    void tellsApartWhatLooksAlike() {
        List<byte[]> encodings = List.of(
                wholeRow("ab", "c"),
                wholeRow("a", "bc"),
                wholeRow("", "abc"),
                wholeRow("abc", ""),
                wholeRow(null, "abc"),
                wholeRow("abc", null),
                wholeRow(1, 0),
                wholeRow("1", 0),
                wholeRow(true, 0),
                wholeRow(1.0, 0),
                wholeRow(List.of(1), 0),
                wholeRow(new byte[] {'1'}, 0),
                wholeRow(List.of(1, 0), null),
                wholeRow(List.of(), List.of()));

        assertThat(encodings.stream().map(ByteBuffer::wrap).distinct()).hasSize(encodings.size());
    }

    @Test
    void staysTheSame_whenANumbersColumnIsWidened() {
        assertThat(wholeRow((short) 7, 0)).isEqualTo(wholeRow(7, 0)).isEqualTo(wholeRow(7L, 0));
    }

    @Test
    void staysTheSame_howeverBytesAreWrapped() {
        byte[] bytes = {1, 2};

        assertThat(wholeRow(bytes, 0))
                .isEqualTo(wholeRow(ByteBuffer.wrap(new byte[] {0, 1, 2}, 1, 2).slice(), 0));
    }

    @Test
    void readsTheKeyOnly_wherePresent() {
        assertThat(KEYED.keyed()).isTrue();
        assertThat(KEYED.of(row("x", 5), null)).isEqualTo(KEYED.of(row("y", 5), null));
        assertThat(WHOLE_ROW.keyed()).isFalse();
    }

    @Test
    void takesFromTheFormerRow_whatTheUpdateLeftAlone() {
        assertThat(WHOLE_ROW.of(row(Unchanged.TEXT, 2), row("long", 1))).isEqualTo(wholeRow("long", 2));
    }

    @Test
    void refusesARowWithoutItsKey() {
        assertThatThrownBy(() -> KEYED.of(row("x", null), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("public.t")
                .hasMessageContaining("column b");
    }

    private static byte[] wholeRow(Object a, Object b) {
        return WHOLE_ROW.of(row(a, b), null);
    }

    private static Struct row(Object a, Object b) {
        Schema schema = SchemaBuilder.struct()
                .field("a", schema(a))
                .field("b", schema(b))
                .build();
        return new Struct(schema).put("a", a).put("b", b);
    }

    private static Schema schema(Object value) {
        if (value instanceof List<?>) {
            return SchemaBuilder.array(Schema.INT32_SCHEMA).build();
        }
        Schema.Type type = value == null
                ? Schema.Type.STRING
                : ConnectSchema.schemaType(value instanceof ByteBuffer ? ByteBuffer.class : value.getClass());
        return SchemaBuilder.type(type).optional().build();
    }

    private static TableShape table(List<Column> columns, List<Column> key) {
        return new TableShape(new TableName("public", "t"), 1, columns, key, ReplicaIdentity.FULL, false, null, true);
    }
}
