package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.ledger.MapBooks.Booked;
import org.junit.jupiter.api.Test;

/** The number given as row stands for the row's content here: equal rows have the same. */
class EqualRowsTest {
    private final OneTable table = OneTable.withoutKey();

    @Test
    void equalRowsAreCountedEach() {
        table.finished(1)
                .inserted(1, "A", 40)
                .inserted(1, "A", 40)
                .inserted(2, "A", 50)
                .deleted(1);

        assertThat(table.flows("A")).isEqualTo(Flows.added(3, 130).plus(Flows.removed(1, 40)));
        assertThat(table.books.entries).hasSize(2);
        assertThat(table.applied()).isEqualTo(6);
    }

    @Test
    void theLastCopyTakesTheEntryWithIt() {
        table.finished(1).inserted(1, "A", 40).inserted(1, "A", 40).deleted(1).deleted(1);

        assertThat(table.live("A")).isEqualTo(Footprint.NONE);
        assertThat(table.books.entries).isEmpty();
        assertThat(table.applied()).isEqualTo(6);
    }

    @Test
    void aRedeliveredTransactionChangesNothing() {
        table.finished(1).inserted(1, "A", 40).inserted(1, "A", 40).deleted(1).redelivered(3);

        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 80).plus(Flows.removed(1, 40)));
        assertThat(table.applied()).isEqualTo(5);
        assertThat(table.repeated()).isEqualTo(3);
    }

    @Test
    void anUpdateIsOneContentLessAndAnotherMore() {
        table.finished(1).inserted(1, "A", 40).deleted(1).updated(2, "A", 55);

        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 95).plus(Flows.removed(1, 40)));
        assertThat(table.live("A")).isEqualTo(new Footprint(1, 55));
    }

    @Test
    void aDeleteOfARowThatNobodySawChangesNothing() {
        table.finished(1).deleted(1);

        assertThat(table.books.deltas).isEmpty();
        assertThat(table.books.entries).isEmpty();
        assertThat(table.applied()).isEqualTo(2);
        assertThat(table.repeated()).isEqualTo(1);
    }

    @Test
    void aSeedBringsNothingBack_whenItsRowWasDeletedBeforeItCame() {
        table.deleted(1).seeded(1, 1, "A", 40).seeded(1, 1, "A", 40).finished(1);

        assertThat(table.live("A")).isEqualTo(new Footprint(1, 40));
    }

    @Test
    void aDeleteBeforeItsSeedIsTakenFromTheFormerCount_once() {
        table.finished(1).inserted(1, "A", 40).inserted(1, "A", 40);

        table.opened(2).deleted(1);
        assertThat(table.live("A")).isEqualTo(new Footprint(1, 40));

        table.seeded(2, 1, "A", 40).seeded(2, 1, "A", 40).finished(2);
        assertThat(table.live("A")).isEqualTo(new Footprint(1, 40));
    }

    @Test
    void aRowThatArrivesAfterACountWasGivenUpIsCountedAsItIs_whenTheCountOwedOne() {
        table.deleted(1).opened(2).inserted(1, "A", 40);

        assertThat(table.live("A")).isEqualTo(new Footprint(1, 40));
    }

    @Test
    void everySeedIsACopy() {
        table.seeded(1, 1, "A", 40).seeded(1, 1, "A", 40).finished(1);

        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 80));
        assertThat(table.books.deltas)
                .extracting(Booked::bucket)
                .containsOnly(Bucket.of(Origin.RECONSTRUCTED, Granularity.DAY, OneTable.BIRTH));
    }

    @Test
    void aNewCountTakesBackOnlyTheCopiesItDidNotFind() {
        table.finished(1).inserted(1, "A", 40).inserted(1, "A", 40).inserted(1, "A", 40);

        table.opened(2).seeded(2, 1, "A", 40).seeded(2, 1, "A", 40).finished(2);

        assertThat(table.flows("A")).isEqualTo(Flows.added(3, 120).plus(Flows.removed(1, 40)));
        assertThat(table.applied()).isEqualTo(9);
    }

    @Test
    void aNewCountByAnotherTenantRuleGivesEveryCopyToTheOtherTenant() {
        table.finished(1).inserted(1, "A", 40).inserted(1, "A", 40).inserted(1, "A", 40);

        table.opened(2).seeded(2, 1, "B", 40).seeded(2, 1, "B", 40).finished(2);

        assertThat(table.live("A")).isEqualTo(Footprint.NONE);
        assertThat(table.flows("B")).isEqualTo(Flows.movedIn(3, 120).plus(Flows.removed(1, 40)));

        table.deleted(1).deleted(1);
        assertThat(table.live("B")).isEqualTo(Footprint.NONE);
    }

    @Test
    void aNewCountByAnotherTenantRuleOwesNobodyAnything_whenARowGoesBeforeItsSeed() {
        table.finished(1).inserted(1, "A", 40);

        table.opened(2).deleted(1).inserted(1, "B", 40).seeded(2, 1, "B", 40).finished(2);

        assertThat(table.live("A")).isEqualTo(Footprint.NONE);
        assertThat(table.live("B")).isEqualTo(new Footprint(1, 40));
    }

    @Test
    void aNewCountAddsTheCopiesThatNobodySawArrive() {
        table.finished(1).inserted(1, "A", 40);

        table.opened(2).seeded(2, 1, "A", 40).seeded(2, 1, "A", 40).finished(2);

        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 80));
        assertThat(table.books.deltas)
                .extracting(Booked::bucket)
                .containsExactly(
                        Bucket.of(Origin.OBSERVED, OneTable.AT),
                        Bucket.of(Origin.RECONSTRUCTED, Granularity.DAY, OneTable.BIRTH));
    }

    @Test
    void aCopyDeletedDuringACountIsTakenFromThoseNotSeenAgainYet_onceTheOthersAreGone() {
        table.finished(1).inserted(1, "A", 40).inserted(1, "A", 40);

        table.opened(2)
                .seeded(2, 1, "A", 40)
                .deleted(1)
                .deleted(1)
                .seeded(2, 1, "A", 40)
                .finished(2);

        assertThat(table.flows("A")).isEqualTo(Flows.added(2, 80).plus(Flows.removed(2, 80)));
        assertThat(table.books.entries).isEmpty();
    }

    @Test
    void aTruncateForgetsEveryCopy() {
        table.finished(1).inserted(1, "A", 40).inserted(1, "A", 40).truncated(2).inserted(1, "A", 40);

        assertThat(table.flows("A")).isEqualTo(Flows.added(3, 120).plus(Flows.removed(2, 80)));
        assertThat(table.applied()).isEqualTo(6);
    }
}
