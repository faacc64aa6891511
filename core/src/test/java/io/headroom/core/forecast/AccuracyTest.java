package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void knowsHowLittleTenWindowsSayOfCoverage() {
        Accuracy accuracy = covering(0.8, 10);

        assertThat(accuracy.coverageAtLeast()).isCloseTo(0.490, within(0.001));
        assertThat(accuracy.coverageAtMost()).isCloseTo(0.943, within(0.001));
    }

    @Test
    void staysBetweenNoneAndAll() {
        assertThat(covering(1, 3).coverageAtMost()).isEqualTo(1);
        assertThat(covering(0, 3).coverageAtLeast()).isZero();
        assertThat(covering(0, 3).coverageAtMost()).isCloseTo(0.562, within(0.001));
    }

    @Test
    void isThatOfTheLongestLeadTested_upToTheHorizon() {
        TrackRecord record = TrackRecord.of(at(1), at(28), at(90));

        assertThat(record.accuracy(30)).contains(at(28));
        assertThat(record.accuracy(365)).contains(at(90));
        assertThat(TrackRecord.of(at(7)).accuracy(3)).contains(at(7));
        assertThat(TrackRecord.NONE.accuracy(30)).isEmpty();
    }

    private static Accuracy covering(double share, int windows) {
        return new Accuracy(30, 0.5, 0.5, 1, share, 10 * windows, windows);
    }

    private static Accuracy at(int days) {
        return new Accuracy(days, 0.5, 0.5, 1, 0.8, 100, 10);
    }
}
