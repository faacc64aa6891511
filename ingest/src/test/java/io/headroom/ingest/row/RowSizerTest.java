package io.headroom.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.WideAttribute;
import io.headroom.core.change.WideAttribute.Sized;
import io.headroom.core.scope.TableName;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

/** The rule for wide attributes. What a value and a row take is compared with PostgreSQL itself in the ITs. */
class RowSizerTest {
    private static final ColumnType INT = new ColumnType("int4", TypeKind.BASE, 4, 4, false, null);
    private static final ColumnType TEXT = new ColumnType("text", TypeKind.BASE, -1, 4, true, null);
    private static final List<Column> COLUMNS = List.of(
            new Column(1, "id", INT, true, false),
            new Column(2, "a", TEXT, false, false),
            new Column(3, "b", TEXT, false, false));
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .field("id", Schema.INT32_SCHEMA)
            .field("a", SchemaBuilder.string().optional().defaultValue("none").build())
            .field("b", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private final RowSizer sizer = sizer(ReplicaIdentity.DEFAULT);

    @Test
    void keepsASmallRowInOnePiece() {
        assertThat(size(text(508), "b")).isEqualTo(new RowSize(24 + 4 + 512 + 2, List.of()));
    }

    @Test
    void takesNullForNull_whereTheColumnHasADefault() {
        assertThat(size(null, null)).isEqualTo(new RowSize(28, List.of()));
    }

    @Test
    void setsAQuarterOfTheThresholdApart_sinceItMayStayOutOfLineWhenItsRowShrinks() {
        assertThat(size(text(509), "b")).isEqualTo(new RowSize(24 + 4 + 2, List.of(new Sized(2, 516))));
    }

    @Test
    void setsEveryValueApartThatMayBeMoved_inARowBeyondTheThreshold() {
        assertThat(size(text(2_000), text(21)))
                .isEqualTo(new RowSize(28, List.of(new Sized(2, 2_004), new Sized(3, 28))));
        assertThat(size(text(2_000), text(20))).isEqualTo(new RowSize(28 + 21, List.of(new Sized(2, 2_004))));
    }

    @Test
    void countsARowWithAnUnchangedValueAsBeyondTheThreshold_soThatTheRestIsAsBefore() {
        RowSize whole = size(text(5_000), text(40));
        RowSize update = size(Unchanged.TEXT, text(40));

        assertThat(update.wide()).containsExactly(new WideAttribute.Unchanged(2), new Sized(3, 44));
        assertThat(update.baseBytes()).isEqualTo(whole.baseBytes());
        assertThat(update.knownBytes() + 5_004).isEqualTo(whole.knownBytes());
    }

    @Test
    void looksUpAnUnchangedValueInTheFormerRow_ifThatIsWhole() {
        Struct former = row(text(5_000), "old");

        assertThat(sizer(ReplicaIdentity.FULL).size(row(Unchanged.TEXT, "b"), former))
                .isEqualTo(size(text(5_000), "b"));
        assertThat(sizer.size(row(Unchanged.TEXT, "b"), former).wide()).containsExactly(new WideAttribute.Unchanged(2));
    }

    @Test
    void countsAColumnThatIsNotInTheStreamAsAbsent() {
        List<Column> columns = List.of(COLUMNS.get(0), COLUMNS.get(1), new Column(3, "b", TEXT, false, true));

        assertThat(new RowSizer(table(columns, ReplicaIdentity.DEFAULT)).size(row("a", "ignored"), null))
                .isEqualTo(new RowSize(24 + 4 + 2, List.of()));
    }

    @Test
    void doesNotUnderstandImagesOfAnotherForm_onceItHasSeenOne() {
        assertThat(sizer.understands(row("a", "b"))).isTrue();
        size("a", "b");

        Schema altered = SchemaBuilder.struct()
                .field("id", Schema.INT64_SCHEMA)
                .field("a", Schema.STRING_SCHEMA)
                .field("b", Schema.STRING_SCHEMA)
                .build();
        assertThat(sizer.understands(row("a", "b"))).isTrue();
        assertThat(sizer.understands(new Struct(altered))).isFalse();
    }

    private RowSize size(String a, String b) {
        return sizer.size(row(a, b), null);
    }

    private static Struct row(String a, String b) {
        return new Struct(SCHEMA).put("id", 1).put("a", a).put("b", b);
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    private static RowSizer sizer(ReplicaIdentity identity) {
        return new RowSizer(table(COLUMNS, identity));
    }

    private static TableShape table(List<Column> columns, ReplicaIdentity identity) {
        return new TableShape(new TableName("public", "t"), 1, columns, List.of(), identity, false, null, true);
    }
}
