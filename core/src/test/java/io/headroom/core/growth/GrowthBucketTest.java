package io.headroom.core.growth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowthBucketTest {

    @Test
    void addsUpPerOrigin_andInAll() {
        GrowthBucket bucket = GrowthBucket.NONE
                .plus(Origin.OBSERVED, Flows.added(1, 40))
                .plus(Origin.REPAIRED, Flows.removed(1, 30))
                .plus(Origin.OBSERVED, Flows.added(2, 60));

        assertThat(bucket.flows())
                .containsEntry(Origin.OBSERVED, Flows.added(3, 100))
                .containsEntry(Origin.REPAIRED, Flows.removed(1, 30))
                .hasSize(2);
        assertThat(bucket.total()).isEqualTo(Flows.added(3, 100).plus(Flows.removed(1, 30)));
    }

    @Test
    void keepsNothingOfWhatCancelsOut() {
        GrowthBucket wider = GrowthBucket.NONE.plus(Origin.OBSERVED, Flows.widened(40));

        assertThat(wider.isNone()).isFalse();
        assertThat(wider.plus(Origin.OBSERVED, Flows.widened(-40))).isEqualTo(GrowthBucket.NONE);
        assertThat(wider.plus(Origin.REPAIRED, Flows.NONE)).isEqualTo(wider);
        assertThat(wider.plus(Origin.OBSERVED, Flows.widened(-40)).isNone()).isTrue();
    }

    @Test
    void isKnownAsItsWeakestPartIs() {
        GrowthBucket observed = GrowthBucket.NONE.plus(Origin.OBSERVED, Flows.added(1, 40));
        GrowthBucket repaired = observed.plus(Origin.REPAIRED, Flows.added(1, 40));

        assertThat(observed.origin()).isEqualTo(Origin.OBSERVED);
        assertThat(repaired.origin()).isEqualTo(Origin.REPAIRED);
        assertThat(repaired.plus(Origin.RECONSTRUCTED, Flows.added(1, 40)).origin())
                .isEqualTo(Origin.RECONSTRUCTED);
    }
}
