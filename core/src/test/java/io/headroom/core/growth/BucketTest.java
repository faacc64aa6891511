package io.headroom.core.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:07:00Z");

    @Test
    void isBookedInItsOwnWidth_andInWiderOnesUpToDays() {
        assertThat(widths(Bucket.of(Origin.OBSERVED, AT)))
                .containsExactly(Granularity.FIVE_MINUTES, Granularity.HOUR, Granularity.DAY);
        assertThat(widths(Bucket.of(Origin.RECONSTRUCTED, Granularity.HOUR, AT)))
                .containsExactly(Granularity.HOUR, Granularity.DAY);
        assertThat(widths(Bucket.of(Origin.RECONSTRUCTED, Granularity.DAY, AT))).containsExactly(Granularity.DAY);
    }

    @Test
    void isBookedInItsMonthAlone_whenItIsOlderThanTheDaysThatAreKept() {
        assertThat(widths(Bucket.of(Origin.RECONSTRUCTED, Granularity.MONTH, AT)))
                .containsExactly(Granularity.MONTH);
        assertThat(widths(Bucket.BEFORE)).containsExactly(Granularity.MONTH);
    }

    private static List<Granularity> widths(Bucket bucket) {
        return Arrays.stream(Granularity.values()).filter(bucket::isIn).toList();
    }
}
