package io.headroom.analytics.delta;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = 1_800_000_000_000L;

    private final Pace pace = new Pace();

    @Test
    void flushesAtEveryTick_whileWhatIsReadIsFresh() {
        pace.read(NOW - 20, NOW);

        assertThat(pace.isFresh()).isTrue();
        assertThat(pace.flushes(NOW)).isTrue();
        assertThat(pace.flushes(NOW + 100)).isTrue();
    }

    @Test
    void flushesSeldom_whileWhatIsReadIsOld() {
        pace.read(NOW - 60_000, NOW);

        assertThat(pace.isFresh()).isFalse();
        assertThat(pace.flushes(NOW)).isTrue();
        assertThat(pace.flushes(NOW + 2_900)).isFalse();
        assertThat(pace.flushes(NOW + 3_000)).isTrue();
    }

    @Test
    void isFreshAgain_onceItHasCaughtUp() {
        pace.read(NOW - 60_000, NOW);
        pace.read(NOW + 90, NOW + 100);

        assertThat(pace.isFresh()).isTrue();
    }

    @Test
    void isFresh_whenTheProducersClockIsAhead() {
        pace.read(NOW + 5_000, NOW);

        assertThat(pace.isFresh()).isTrue();
    }
}
