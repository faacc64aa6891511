package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.forecast.Crossing.Reach;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GrowthIntervalTest {
    private static final long BEFORE = 1_000_000;

    @Test
    void aSteadyLineLeavesNoDoubt() {
        GrowthInterval interval = of(140, day -> 1_000);

        assertThat(interval).isEqualTo(new GrowthInterval(1_000, 1_000));
        assertThat(interval.leavesZeroOut()).isTrue();
    }

    @Test
    void holdsTheTrueGrowth_fourTimesOutOfFive() {
        int held = 0;
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            GrowthInterval interval = of(28 + seed % 300, day -> Math.round(100 + 400 * random.nextGaussian()));
            held += interval.low() <= 100 && interval.high() >= 100 ? 1 : 0;
        }

        assertThat(held / 500.0).isCloseTo(0.8, within(0.05));
    }

    @Test
    void seesTheGrowthUnderneathBursts_beforeAnyOneMonthIsSureToRise() {
        Path path = path(200, bursts(new Random(3)));

        assertThat(path.at(28).p10()).as("a month may bring nothing").isLessThanOrEqualTo(path.level());
        assertThat(path.interval().low()).isPositive();
        assertThat(Crossing.of(path, path.level() + 20_000).p10()).isInstanceOf(Reach.On.class);
    }

    @Test
    void seesTheGrowthUnderneathASawTooth() {
        Path path = path(110, day -> day % 24 == 23 ? -22_000 : 2_000);

        assertThat(path.at(28).p10()).as("a month may end with a purge").isLessThanOrEqualTo(path.level());
        assertThat(Crossing.of(path, path.level() + 20_000).p10()).isInstanceOf(Reach.On.class);
    }

    @Test
    void doubtsWhatRisesOnMostDays_butGoesNowhere() {
        Random random = new Random(1);
        Path path = path(200, day -> random.nextInt(6) == 0 ? -5_000 : 1_000);

        assertThat(path.interval().leavesZeroOut()).isFalse();
        assertThat(Crossing.of(path, path.level() + 1_000).p10()).isEqualTo(new Reach.Undecided());
    }

    @Test
    void knowsNothing_ofLessThanTwoWeeks() {
        assertThat(of(13, day -> 1_000)).isEqualTo(GrowthInterval.UNKNOWN);
        assertThat(GrowthInterval.UNKNOWN.leavesZeroOut()).isFalse();
    }

    @Test
    void rejectsEndsTheWrongWayRound() {
        assertThatThrownBy(() -> new GrowthInterval(1, 0)).hasMessage("no interval: 1.0 to 0.0");
    }

    private static IntToLongFunction bursts(Random random) {
        return day -> random.nextInt(16) == 0 ? 14_000 + random.nextInt(2_000) : 0;
    }

    private static GrowthInterval of(int days, IntToLongFunction net) {
        return GrowthInterval.of(Series.of(Histories.observed(BEFORE, days, net), Histories.TODAY));
    }

    private static Path path(int days, IntToLongFunction net) {
        long[] nets =
                LongStream.range(0, days).map(day -> net.applyAsLong((int) day)).toArray();
        return (Path) Projections.project(
                Histories.observed(BEFORE, days, day -> nets[day]),
                Assumptions.horizon(Duration.ofDays(365)),
                Histories.MIDNIGHT);
    }
}
