package io.headroom.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.scope.TableName;
import io.headroom.core.wire.Hostile;
import io.headroom.core.wire.MalformedRecordException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangeKeyTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:02:00Z");

    @Property
    void aKeySaysWhichRowItIsAbout(@ForAll("keys") RowKey row, @ForAll("rows") RowChange change) {
        assertThat(ChangeKey.row(ChangeKey.of(row, change))).isEqualTo(row);
        assertThat(RowKey.read(ByteBuffer.wrap(row.bytes()))).isEqualTo(row);
    }

    @Property
    void aLaterChangeReplacesAnEarlierOne_ifTheRowHasAKey(
            @ForAll("keys") RowKey row, @ForAll("positions") Position one, @ForAll("positions") Position other) {
        assertThat(ChangeKey.of(row, delete(true, one))).isEqualTo(ChangeKey.of(row, delete(true, other)));
    }

    @Property
    void noChangeReplacesAnother_ifTheRowHasNoKey(
            @ForAll("keys") RowKey row, @ForAll("positions") Position one, @ForAll("positions") Position other) {
        boolean same = Arrays.equals(ChangeKey.of(row, delete(false, one)), ChangeKey.of(row, delete(false, other)));

        assertThat(same).isEqualTo(one.equals(other));
    }

    @Property
    void equalRowsMeetInOnePartition(@ForAll("keys") RowKey row, @ForAll @IntRange(min = 1, max = 512) int partitions) {
        RowKey equal = RowKey.read(ByteBuffer.wrap(row.bytes()));

        assertThat(ChangeKey.partition(equal, partitions))
                .isEqualTo(ChangeKey.partition(row, partitions))
                .isBetween(0, partitions - 1);
    }

    @Test
    void spreadsRowsOverAllPartitions() {
        Stream<Integer> partitions =
                IntStream.range(0, 1000).mapToObj(i -> ChangeKey.partition(new RowKey(new TableId(1), i, ~i), 12));

        assertThat(partitions.distinct()).hasSize(12);
    }

    @Test
    void thePartitionOfARowNeverChanges() {
        RowKey row = new RowKey(new TableId(17), -1, 0x0123456789ABCDEFL);

        assertThat(ChangeKey.partition(row, 12)).isEqualTo(4);
    }

    @Property
    void theMarksOfEveryTableKindAndEpochStayApart(@ForAll("marks") Mark one, @ForAll("marks") Mark other) {
        boolean same = Arrays.equals(ChangeKey.of(one), ChangeKey.of(other));

        assertThat(same).isEqualTo(subject(one).equals(subject(other)));
    }

    @Test
    void everyKindOfMarkHasItsOwnKey() {
        TableId table = new TableId(1);
        Stream<Mark> marks = Stream.of(
                new Mark.Opened(table, "shop", new TableName("public", "t"), 1, Position.NONE, AT),
                new Mark.Finished(table, 1, Position.NONE, AT),
                new Mark.Truncated(table, 1, Position.NONE, AT),
                new Mark.Dropped(table, 1, Position.NONE, AT),
                new Mark.Swept(table, 1, Position.NONE, AT, AT),
                new Mark.Watermark("shop", Position.NONE, AT),
                new Mark.Check("shop", 1, true, List.of(table), Position.NONE, AT),
                new Mark.Check("shop", 1, false, List.of(table), Position.NONE, AT));

        assertThat(marks.map(ChangeKey::of).map(Arrays::toString)).doesNotHaveDuplicates();
    }

    @Property
    void noMarkHasTheKeyOfARow(
            @ForAll("marks") Mark mark, @ForAll("keys") RowKey row, @ForAll("rows") RowChange change) {
        assertThat(ChangeKey.of(mark)).isNotEqualTo(ChangeKey.of(row, change));
    }

    @Property
    void survivesGarbage(@ForAll("garbage") byte[] bytes) {
        Hostile.decode(ChangeKey::row, bytes);
    }

    @Test
    void refusesAKeyThatIsTooShortForARow() {
        assertThatThrownBy(() -> ChangeKey.row(new byte[19]))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("a row's key has at least 20 bytes, got 19");
    }

    /** What a mark's key has to tell apart: nothing else of it, or compaction would keep every watermark. */
    private static List<Object> subject(Mark mark) {
        if (mark instanceof Mark.Check check) {
            return List.of(check.database(), check.begins());
        }
        return mark instanceof Mark.OfTable ofTable
                ? List.of(mark.getClass(), ofTable.table(), ofTable.epoch())
                : List.of(((Mark.Watermark) mark).database());
    }

    private static RowChange delete(boolean keyed, Position position) {
        return RowChange.delete(keyed, position, 1, 7, AT);
    }

    @Provide
    Arbitrary<RowKey> keys() {
        return AnyChange.keys();
    }

    @Provide
    Arbitrary<RowChange> rows() {
        return AnyChange.rows();
    }

    @Provide
    Arbitrary<Mark> marks() {
        return AnyChange.marks();
    }

    @Provide
    Arbitrary<Position> positions() {
        return AnyChange.positions();
    }

    @Provide
    Arbitrary<byte[]> garbage() {
        return Hostile.garbage();
    }
}
