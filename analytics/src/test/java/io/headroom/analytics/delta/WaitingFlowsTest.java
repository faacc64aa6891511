package io.headroom.analytics.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.delta.BookedFlows;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingFlowsTest {
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void sumsWhatCame_throughTheStoreEachTime() {
        Random random = new Random(20_261_127);
        BookedFlows expected = BookedFlows.NONE;
        WaitingFlows waiting = WaitingFlows.NONE;
        for (int row = 0; row < 3000; row++) {
            Bucket bucket = Bucket.of(Origin.OBSERVED, AT.plus(Duration.ofDays(random.nextInt(300))));
            Flows flows = random.nextBoolean() ? Flows.added(1, random.nextInt(1000)) : Flows.removed(1, 80);
            expected = expected.plus(bucket, flows);
            waiting = WaitingFlows.decode(waiting.plus(bucket, flows).encode());
        }

        assertThat(waiting.sum()).isEqualTo(expected);
    }

    @Test
    void staysSmall_whileTheSameBucketsComeAgain() {
        WaitingFlows waiting = WaitingFlows.NONE;
        for (int row = 0; row < 1000; row++) {
            waiting = waiting.plus(Bucket.of(Origin.OBSERVED, AT.plus(Duration.ofDays(row % 31))), Flows.added(1, 80));
        }

        assertThat(waiting.encode()).hasSizeLessThan(1000);
    }
}
