package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlowModelTest {

    static Stream<FlowModel> thoseThatKnowGrowth() {
        return FlowModels.START.candidates().stream()
                .map(FlowModels.Candidate::forecaster)
                .filter(one -> !(one instanceof LastLevel));
    }

    @ParameterizedTest
    @MethodSource("thoseThatKnowGrowth")
    void continuesALine(FlowModel start) {
        FlowModel state = fold(start, 200, day -> 12);

        assertThat(state.ahead(1)).isCloseTo(12, within(0.8));
        assertThat(state.ahead(30)).isCloseTo(360, within(43.0));
    }

    @ParameterizedTest
    @MethodSource("thoseThatKnowGrowth")
    void expectsNothing_whereNothingEverCame(FlowModel start) {
        assertThat(start.ahead(90)).isZero();
        assertThat(fold(start, 50, day -> 0).ahead(90)).isZero();
    }

    @ParameterizedTest
    @MethodSource("thoseThatKnowGrowth")
    void isAnImmutableState(FlowModel start) {
        FlowModel state = fold(start, 60, day -> day % 7);
        double before = state.ahead(10);

        fold(state, 60, day -> 1_000);

        assertThat(state.ahead(10)).isEqualTo(before);
    }

    @Test
    void seasonalNaive_repeatsTheLastWeekDayByDay() {
        FlowModel state = fold(LastWeek.START, 14, day -> day);

        assertThat(state.ahead(1)).isEqualTo(7);
        assertThat(state.ahead(3)).isEqualTo(7 + 8 + 9);
        assertThat(state.ahead(15)).isEqualTo(2 * (7 + 8 + 9 + 10 + 11 + 12 + 13) + 7);
    }

    @Test
    void weekdayMean_knowsWhichDaysAreQuiet() {
        FlowModel state = fold(WeekdayMean.START, 70, day -> day % 7 < 5 ? 10 : 0);

        assertThat(state.ahead(5)).isEqualTo(50);
        assertThat(state.ahead(7)).isEqualTo(50);
        assertThat(state.ahead(8)).isEqualTo(60);
    }

    @Test
    void drift_isTheMeanOfFourWeeks() {
        FlowModel state = fold(Drift.START, 56, day -> day < 28 ? 100 : 3);

        assertThat(state.ahead(10)).isEqualTo(30, within(1e-9));
    }

    @Test
    void robustSlope_isNotMovedByALevelThatComesAndGoes() {
        FlowModel state = fold(RobustSlope.START, 140, day -> day == 90 ? 5_000 : day == 91 ? -4_980 : 10);

        assertThat(state.ahead(10)).isCloseTo(100, within(1.0));
    }

    @Test
    void dampedTrend_fades() {
        FlowModel state = fold(FadingFlow.START, 200, day -> 10);

        assertThat(state.ahead(400) - state.ahead(399)).isLessThan(3);
    }

    @Test
    void risingFlow_expectsMoreThanTheLastMonth_whenGrowthCompounds() {
        IntToDoubleFunction compound = day -> 100 * Math.exp(0.004 * day);
        double actual = 0;
        for (int day = 400; day < 490; day++) {
            actual += compound.applyAsDouble(day);
        }

        assertThat(fold(RisingFlow.START, 400, compound).ahead(90)).isCloseTo(actual, within(0.12 * actual));
        assertThat(fold(Drift.START, 400, compound).ahead(90)).isLessThan(0.85 * actual);
    }

    private static FlowModel fold(FlowModel start, int days, IntToDoubleFunction net) {
        FlowModel state = start;
        for (int day = 0; day < days; day++) {
            state = state.after(net.applyAsDouble(day));
        }
        return state;
    }
}
