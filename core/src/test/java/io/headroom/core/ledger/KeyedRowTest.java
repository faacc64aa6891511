package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.WideAttribute;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.ledger.MapBooks.Booked;
import org.junit.jupiter.api.Test;

class KeyedRowTest {
    private static final Bucket OBSERVED = Bucket.of(Origin.OBSERVED, OneTable.AT);
    private static final Bucket REPAIRED = Bucket.of(Origin.REPAIRED, OneTable.AT);
    private static final Bucket BORN = Bucket.of(Origin.RECONSTRUCTED, Granularity.DAY, OneTable.BIRTH);

    private final OneTable table = OneTable.withKey();

    @Test
    void aRowComesGrowsAndGoes() {
        table.finished(1).inserted(1, "A", 100).updated(1, "A", 130).deleted(1);

        assertThat(table.flows("A"))
                .isEqualTo(Flows.added(1, 100).plus(Flows.widened(30)).plus(Flows.removed(1, 130)));
        assertThat(table.books.deltas).extracting(Booked::bucket).containsOnly(OBSERVED);
        assertThat(table.books.entries).isEmpty();
        assertThat(table.applied()).isEqualTo(5);
        assertThat(table.repeated()).isZero();
    }

    @Test
    void aRedeliveredTransactionChangesNothing() {
        table.finished(1).inserted(1, "A", 100).updated(1, "A", 130).deleted(1).inserted(1, "B", 90);
        Flows once = table.flows("A");

        table.redelivered(4);

        assertThat(table.flows("A")).isEqualTo(once);
        assertThat(table.flows("B")).isEqualTo(Flows.added(1, 90));
        assertThat(table.applied()).isEqualTo(6);
        assertThat(table.repeated()).isEqualTo(4);
    }

    @Test
    void aSeedIsBookedWhenTheRowWasBorn_andOnlyOnce() {
        table.seeded(1, 1, "A", 100).redelivered(1).finished(1);

        assertThat(table.flows("A")).isEqualTo(Flows.added(1, 100));
        assertThat(table.books.deltas).extracting(Booked::bucket).containsExactly(BORN);
        assertThat(table.applied()).isEqualTo(3);
        assertThat(table.repeated()).isEqualTo(1);
    }

    @Test
    void aLateSeedDoesNotOverwriteANewerChange() {
        table.updated(1, "A", 130).seeded(1, 1, "A", 100).finished(1);

        assertThat(table.live("A")).isEqualTo(new Footprint(1, 130));
        assertThat(table.applied()).isEqualTo(3);
        assertThat(table.repeated()).isEqualTo(1);
    }

    @Test
    void aLateSeedDoesNotBringBackADeletedRow() {
        table.deleted(1).seeded(1, 1, "A", 100).finished(1);

        assertThat(table.flows("A")).isEqualTo(Flows.NONE);
        assertThat(table.applied()).isEqualTo(3);
        assertThat(table.repeated()).isEqualTo(1);
    }

    @Test
    void aRowInsertedAgainOutlivesItsGrave() {
        table.inserted(1, "A", 100)
                .deleted(1)
                .inserted(1, "A", 70)
                .seeded(1, 1, "A", 100)
                .finished(1);

        assertThat(table.live("A")).isEqualTo(new Footprint(1, 70));
        assertThat(table.applied()).isEqualTo(5);
        assertThat(table.repeated()).isEqualTo(1);
    }

    @Test
    void aSeedOfNoOpenCountIsStale() {
        table.finished(1)
                .seeded(1, 1, "A", 100)
                .opened(2)
                .seeded(1, 2, "A", 100)
                .finished(2);

        assertThat(table.flows("A")).isEqualTo(Flows.NONE);
        assertThat(table.applied()).isEqualTo(4);
        assertThat(table.repeated()).isEqualTo(2);
    }

    @Test
    void anUpdateOfARowThatNobodySawArriveIsARepair() {
        table.finished(1).updated(1, "A", 100);

        assertThat(table.books.deltas).extracting(Booked::bucket).containsExactly(REPAIRED);
        assertThat(table.live("A")).isEqualTo(new Footprint(1, 100));
        assertThat(table.applied()).isEqualTo(3);
    }

    @Test
    void aDeleteOfARowThatNobodySawChangesNothing() {
        table.finished(1).deleted(1);

        assertThat(table.books.deltas).isEmpty();
        assertThat(table.applied()).isEqualTo(2);
        assertThat(table.repeated()).isEqualTo(1);
    }

    @Test
    void aChangeOfTenantMovesTheRowAsItWas_andThenWidensIt() {
        table.finished(1).inserted(1, "A", 100).updated(1, "B", 130);

        assertThat(table.flows("A")).isEqualTo(Flows.added(1, 100).plus(Flows.movedOut(1, 100)));
        assertThat(table.flows("B")).isEqualTo(Flows.movedIn(1, 100).plus(Flows.widened(30)));
        assertThat(table.live("A").plus(table.live("B"))).isEqualTo(new Footprint(1, 130));
        assertThat(table.applied()).isEqualTo(4);
    }

    @Test
    void anUnchangedWideValueKeepsItsSize() {
        table.finished(1)
                .inserted(1, "A", 100, new WideAttribute.Sized(3, 5000), new WideAttribute.Sized(4, 70))
                .updated(1, "A", 110, new WideAttribute.Unchanged(3), new WideAttribute.Sized(4, 80));

        assertThat(table.flows("A")).isEqualTo(Flows.added(1, 5170).plus(Flows.widened(20)));
        assertThat(table.applied()).isEqualTo(4);
    }

    @Test
    void aWideValueThatIsNotListedIsGone() {
        table.finished(1)
                .inserted(1, "A", 100, new WideAttribute.Sized(3, 5000))
                .updated(1, "A", 100);

        assertThat(table.live("A")).isEqualTo(new Footprint(1, 100));
    }

    @Test
    void anUnchangedWideValueThatNobodySawCountsNothing() {
        table.finished(1).updated(1, "A", 100, new WideAttribute.Unchanged(3));

        assertThat(table.live("A")).isEqualTo(new Footprint(1, 100));
    }

    @Test
    void anUnchangedWideValueFollowsTheRowToItsNewTenant() {
        table.finished(1)
                .inserted(1, "A", 100, new WideAttribute.Sized(3, 5000))
                .updated(1, "B", 100, new WideAttribute.Unchanged(3));

        assertThat(table.flows("B")).isEqualTo(Flows.movedIn(1, 5100));
        assertThat(table.live("A")).isEqualTo(Footprint.NONE);
    }

    @Test
    void aSeedSaysTheSizesThatAnUpdateBeforeItLeftOpen() {
        table.updated(1, "A", 110, new WideAttribute.Unchanged(3), new WideAttribute.Sized(4, 80))
                .updated(1, "A", 120, new WideAttribute.Unchanged(3), new WideAttribute.Unchanged(4))
                .seeded(1, 1, "A", 100, new WideAttribute.Sized(3, 5000), new WideAttribute.Sized(4, 70))
                .finished(1);

        assertThat(table.live("A")).isEqualTo(new Footprint(1, 120 + 5000 + 80));
    }
}
