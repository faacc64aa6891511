package io.headroom.core.series;

import static io.headroom.core.series.Shapes.HOURS;
import static io.headroom.core.series.Shapes.medians;
import static io.headroom.core.series.Shapes.of;
import static io.headroom.core.series.Shapes.state;
import static io.headroom.core.series.Shapes.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.forecast.RefusalCode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    private static final int DAYS = 2 * 24;

    @Test
    void isNotUnstable_whereNoiseComesCloseToZero() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] noise =
                    of(500, i -> random.nextInt(10) < 7 ? 0.001 + 1e-4 * random.nextDouble() : random.nextDouble());

            assertThat(state(HOURS, 48, noise).objection()).isEmpty();
        }
    }

    @Test
    void repeatsAWorkingWeek() {
        double[] all = of(720 + DAYS, week(1_000, 1));

        Fan fan = state(HOURS, DAYS, Arrays.copyOf(all, 720)).fan(0.8);

        double[] expected = medians(fan).toArray();
        for (int i = 0; i < DAYS; i++) {
            assertThat(expected[i]).isCloseTo(all[720 + i], within(0.08 * all[720 + i]));
        }
    }

    @Test
    void followsAStraightLine() {
        Fan fan = state(Seasons.NONE, 10, of(100, i -> 1_000 + 7 * i)).fan(0.8);

        assertThat(medians(fan).skip(9).findFirst()).hasValueCloseTo(1_000 + 7 * 109.0, within(5.0));
    }

    @Test
    void followsCompoundGrowth() {
        Fan fan = state(Seasons.NONE, 10, of(100, i -> 50 * Math.pow(1.05, i))).fan(0.8);

        double truth = 50 * Math.pow(1.05, 109);
        assertThat(medians(fan).skip(9).findFirst()).hasValueCloseTo(truth, within(0.02 * truth));
    }

    @Test
    void letsSeasonalNaiveWinOutright_whereNothingElseIsTrue() {
        // Random within a week, the same every week: no curve through it helps.
        double[] slots = new java.util.Random(3).doubles(168, 0, 100).toArray();

        Fan fan = state(HOURS, DAYS, of(900, i -> slots[i % 168])).fan(0.8);

        assertThat(medians(fan).toArray())
                .containsExactly(
                        DoubleStream.of(of(DAYS, i -> slots[(900 + i) % 168])).toArray(), within(1.0));
    }

    @Test
    void saysThatAConstantStays_withoutDoubt() {
        Fan fan = state(HOURS, DAYS, of(400, i -> 42)).fan(0.8, 0.95);

        assertThat(fan.steps())
                .allMatch(step -> Math.abs(step.median() - 42) < 1e-9)
                .allMatch(step -> step.intervals().stream().allMatch(one -> one.upper() - one.lower() < 1e-9));
    }

    @Test
    void saysZero_forNothingButZeros() {
        assertThat(medians(state(HOURS, 5, of(50, i -> 0)).fan(0.8))).containsOnly(0.0);
    }

    @Test
    void repeatsTheOnlyValueThereIs() {
        Ensemble state = state(HOURS, 3, 5);

        assertThat(medians(state.fan(0.8))).containsOnly(5.0);
        assertThat(state.objection()).contains(RefusalCode.INSUFFICIENT_HISTORY);
    }

    @Test
    void refusesBeforeTheFirstValue() {
        Ensemble state = state(HOURS, 3, Double.NaN, Double.POSITIVE_INFINITY);

        assertThat(state.objection()).contains(RefusalCode.INSUFFICIENT_HISTORY);
        assertThatThrownBy(() -> state.fan(0.8)).hasMessageContaining("before the first value");
    }

    @Test
    void hasNoObjection_onceThereAreFourteenValues() {
        assertThat(state(Seasons.NONE, 5, of(13, i -> i)).objection()).contains(RefusalCode.INSUFFICIENT_HISTORY);
        assertThat(state(Seasons.NONE, 5, of(14, i -> i)).objection()).isEmpty();
    }

    @Test
    void countsNoMissingValue() {
        double[] values = of(60, i -> i % 3 == 0 ? i : Double.NaN);

        assertThat(state(Seasons.NONE, 5, values).observed()).isEqualTo(20);
    }

    @Test
    void keepsInStepWithTheSeasons_acrossAGap() {
        double[] all = of(720 + DAYS, week(1_000, 1));
        double[] holed = Arrays.copyOf(all, 720);
        Arrays.fill(holed, 600, 650, Double.NaN);

        double[] expected = medians(state(HOURS, DAYS, holed).fan(0.8)).toArray();

        for (int i = 0; i < DAYS; i++) {
            assertThat(expected[i]).isCloseTo(all[720 + i], within(0.15 * all[720 + i]));
        }
    }

    @Test
    void goesOnClimbing_throughHoles() {
        double[] climbing = of(500, i -> i % 7 == 0 ? Double.NaN : 50 + i);

        List<Double> expected =
                medians(state(HOURS, DAYS, climbing).fan(0.8)).boxed().toList();

        assertThat(expected.get(0)).isCloseTo(550, within(1.0));
        assertThat(expected.get(DAYS - 1)).isCloseTo(549.0 + DAYS, within(10.0));
    }

    @Test
    void goesOnWithoutLogarithms_afterAZero() {
        double[] values = of(500, week(10, 2));
        values[300] = 0;

        Fan fan = state(HOURS, DAYS, values).fan(0.8);

        assertThat(fan.method()).doesNotContain("log-");
        assertThat(medians(fan)).allMatch(median -> median > 0 && median < 30);
    }

    @Test
    void staysWithinReason_afterASpikeOfAThousandTimes() {
        double[] values = of(700, week(10, 4));
        values[650] = 25_000;

        assertThat(medians(state(HOURS, DAYS, values).fan(0.8))).allMatch(median -> median < 100);
    }

    @Test
    void asksForAHorizon() {
        assertThatThrownBy(() -> Ensemble.of(HOURS, 0)).hasMessageContaining("at least one step, got 0");
    }

    @Test
    void namesAtMostThreeMethods() {
        Fan fan = state(HOURS, DAYS, of(700, week(10, 5))).fan(0.8);

        assertThat(List.of(fan.method().split("\\+"))).hasSizeBetween(1, 3).doesNotContain("");
    }
}
