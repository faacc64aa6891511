package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;
import io.headroom.core.ledger.MapBooks.Booked;
import io.headroom.core.ledger.Outcome.Verdict;
import io.headroom.core.wire.MalformedRecordException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookkeeperTest {
    private static final Bucket OBSERVED = Bucket.of(Origin.OBSERVED, OneTable.AT);
    private static final Bucket REPAIRED = Bucket.of(Origin.REPAIRED, OneTable.AT);

    private final OneTable table = OneTable.withKey();

    @Test
    void aTruncateTakesEveryRow_inOneDeltaPerTenant() {
        table.finished(1).inserted(1, "A", 100).inserted(2, "A", 100).inserted(3, "B", 70);
        int before = table.books.deltas.size();

        table.truncated(2);

        assertThat(table.books.deltas)
                .hasSize(before + 2)
                .last()
                .extracting(Booked::bucket)
                .isEqualTo(OBSERVED);
        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 200).plus(Flows.removed(2, 200)));
        assertThat(table.live("B")).isEqualTo(Footprint.NONE);
        assertThat(table.applied()).isEqualTo(6);
    }

    @Test
    void aTruncatedRowCannotLeaveAgain_butMayComeAgain() {
        table.finished(1)
                .inserted(1, "A", 100)
                .inserted(2, "A", 50)
                .truncated(2)
                .deleted(1)
                .inserted(2, "A", 60);

        assertThat(table.flows("A")).isEqualTo(Flows.added(3, 210).plus(Flows.removed(2, 150)));
        assertThat(table.applied()).isEqualTo(6);
        assertThat(table.repeated()).isEqualTo(1);
    }

    @Test
    void aTruncateDuringACountEndsIt() {
        table.seeded(1, 1, "A", 100).truncated(2).seeded(1, 2, "A", 100).finished(1);

        assertThat(table.live("A")).isEqualTo(Footprint.NONE);
        assertThat(table.applied()).isEqualTo(3);
        assertThat(table.repeated()).isEqualTo(2);
    }

    @Test
    void aRedeliveredMarkChangesNothing() {
        table.finished(1)
                .inserted(1, "A", 100)
                .truncated(2)
                .inserted(1, "A", 60)
                .redelivered(3);

        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 160).plus(Flows.removed(1, 100)));
        assertThat(table.applied()).isEqualTo(5);
        assertThat(table.repeated()).isEqualTo(3);
    }

    @Test
    void aDroppedTableStartsFromNothing_whenItIsOpenedAgain() {
        table.finished(1).inserted(1, "A", 100).inserted(2, "A", 100).dropped(2);
        assertThat(table.live("A")).isEqualTo(Footprint.NONE);

        table.opened(3).seeded(3, 1, "A", 80).finished(3);

        assertThat(table.flows("A")).isEqualTo(Flows.added(3, 280).plus(Flows.removed(2, 200)));
        assertThat(table.books.tables.values()).noneMatch(TableState::dropped);
        assertThat(table.applied()).isEqualTo(8);
        assertThat(table.repeated()).isZero();
    }

    @Test
    void finishedEndsOnlyWhatWasNotSeenAgain() {
        table.finished(1).inserted(1, "A", 100).inserted(2, "A", 100).inserted(3, "A", 100);

        table.opened(2).seeded(2, 1, "A", 100).updated(2, "A", 120);
        assertThat(table.live("A")).as("before it is finished").isEqualTo(new Footprint(3, 320));
        table.finished(2);

        assertThat(table.live("A")).isEqualTo(new Footprint(2, 220));
        assertThat(table.books.deltas)
                .last()
                .isEqualTo(new Booked(table.books.deltas.get(0).share(), REPAIRED, Flows.removed(1, 100)));
        assertThat(table.applied()).isEqualTo(9);
    }

    @Test
    void anAbandonedCountEndsNothing() {
        table.finished(1).inserted(1, "A", 100).inserted(2, "A", 100);

        table.opened(2).seeded(2, 1, "A", 100).opened(3).finished(2);
        assertThat(table.live("A")).as("still counting").isEqualTo(new Footprint(2, 200));
        table.seeded(3, 2, "A", 100).finished(3);

        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 200).plus(Flows.removed(1, 100)));
        assertThat(table.applied()).isEqualTo(9);
        assertThat(table.repeated()).isEqualTo(1);
    }

    @Test
    void aNewCountMendsWhatHappenedUnseen() {
        table.finished(1).inserted(1, "A", 100).inserted(2, "A", 100);

        table.opened(2).seeded(2, 1, "B", 130).seeded(2, 2, "A", 100).finished(2);

        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 200).plus(Flows.movedOut(1, 100)));
        assertThat(table.flows("B")).isEqualTo(Flows.movedIn(1, 100).plus(Flows.widened(30)));
        assertThat(table.books.deltas).last().extracting(Booked::bucket).isEqualTo(REPAIRED);
    }

    @Test
    void aWatermarkIsPassedOnOnce() {
        MapBooks books = new MapBooks();
        Bookkeeper keeper = books.keeper();
        Mark.Watermark mark = new Mark.Watermark("shop", new Position(1, 5, 0), OneTable.AT);
        Mark.Watermark older = new Mark.Watermark("shop", new Position(1, 4, 0), Instant.EPOCH);

        assertThat(keeper.apply(BookkeeperTest::noRow, mark)).isEqualTo(Verdict.APPLIED);
        assertThat(keeper.apply(BookkeeperTest::noRow, mark)).isEqualTo(Verdict.REPEATED);
        assertThat(keeper.apply(BookkeeperTest::noRow, older)).isEqualTo(Verdict.REPEATED);

        assertThat(books.reached).containsOnly(Map.entry("shop", OneTable.AT));
    }

    @Test
    void aRecordOfATableThatNoMarkIntroducedIsMalformed() {
        Bookkeeper keeper = new MapBooks().keeper();
        RowKey row = new RowKey(new TableId(9), 1, 1);
        RowChange delete = RowChange.delete(true, new Position(1, 5, 1), 1, 7, OneTable.AT);
        Mark finished = new Mark.Finished(row.table(), 1, new Position(1, 5, 1), OneTable.AT);

        assertThatThrownBy(() -> keeper.apply(() -> row, delete))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("no mark has introduced table id 9");
        assertThatThrownBy(() -> keeper.apply(BookkeeperTest::noRow, finished))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("no mark has introduced table id 9");
    }

    private static RowKey noRow() {
        throw new AssertionError("a mark has no row");
    }
}
