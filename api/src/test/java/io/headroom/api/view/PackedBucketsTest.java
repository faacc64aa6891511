package io.headroom.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.growth.Flows;
import io.headroom.core.growth.GrowthBucket;
import io.headroom.core.growth.Origin;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PackedBucketsTest {

    @Test
    void holdsWhatAnOrdinaryMapWould() {
        Random random = new Random(7);
        NavigableMap<Long, GrowthBucket> expected = new TreeMap<>();
        PackedBuckets packed = new PackedBuckets();

        for (int i = 0; i < 2000; i++) {
            long start = 3600L * (random.nextInt(200) - 20);
            if (random.nextInt(4) == 0) {
                expected.remove(start);
                packed.remove(start);
            } else {
                GrowthBucket bucket = bucket(random);
                expected.put(start, bucket);
                packed.put(start, bucket);
            }
        }

        assertThat(packed.unpacked()).isEqualTo(expected).isNotEmpty();
    }

    private static GrowthBucket bucket(Random random) {
        return GrowthBucket.NONE
                .plus(Origin.ofCode(random.nextInt(3)), Flows.added(random.nextInt(9), random.nextInt(9999)))
                .plus(Origin.OBSERVED, Flows.widened(random.nextInt(5) - 2));
    }
}
