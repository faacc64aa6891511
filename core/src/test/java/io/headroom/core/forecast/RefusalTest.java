package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final Assumptions QUARTER = Assumptions.horizon(Duration.ofDays(90));

    @Test
    void refusesThirteenDays_untilTheFourteenthIsOver() {
        refuses(Histories.observed(1_000, 13, day -> 10), RefusalCode.INSUFFICIENT_HISTORY)
                .satisfies(until("2026-11-22"));
    }

    @Test
    void answersAfterFourteenDays() {
        answers(Histories.observed(1_000, 14, day -> 10));
    }

    @Test
    void refusesWithoutAnEnd_whenNothingWasEverSeen() {
        History nothing = History.of(1_000, Histories.TODAY.minusDays(100), List.of());

        refuses(nothing, RefusalCode.INSUFFICIENT_HISTORY).satisfies(openEnded());
    }

    @Test
    void findsNoGrowth_whenWatchedForWeeksWithoutAnyChange() {
        History still = Histories.observedSince(
                History.of(1_000, Histories.TODAY.minusDays(20), List.of()), Histories.TODAY.minusDays(20));

        refuses(still, RefusalCode.NO_GROWTH).satisfies(openEnded());
    }

    @Test
    void findsNoGrowth_whenDormantForFourWeeks() {
        refuses(Histories.observed(1_000, 400, day -> day < 372 ? 10 : 0), RefusalCode.NO_GROWTH);
    }

    @Test
    void findsAShift_whenItStopped_andNoGrowthAfterTwoWeeksOfThat() {
        refuses(Histories.observed(1_000, 400, day -> day < 390 ? 10 : 0), RefusalCode.LEVEL_SHIFT)
                .satisfies(until("2026-11-25"));
        refuses(Histories.observed(1_000, 400, day -> day < 386 ? 10 : 0), RefusalCode.NO_GROWTH);
    }

    @Test
    void learnsAnew_onceTwoWeeksOfHardlyAnyFlowAreOver() {
        History slow = Histories.observed(1_000, 400, day -> day < 385 ? 100 : 4);

        Path path = (Path) Projections.project(slow, QUARTER, Histories.MIDNIGHT);

        assertThat(path.at(28).p50() - path.level()).isBetween(27L * 4, 29L * 4);
    }

    @Test
    void isUnstable_whereAllThatComesIsGoneAFortnightLater_andNobodyKnowsYetThatItAlwaysIs() {
        IntToLongFunction queue = day -> day % 14 == 13 ? -26_000 : 2_000;

        refuses(Histories.observed(1_000_000, 56, queue), RefusalCode.UNSTABLE).satisfies(openEnded());
        refuses(Histories.observed(1_000_000, 120, queue), RefusalCode.UNSTABLE).satisfies(openEnded());
        answers(Histories.observed(1_000_000, 400, queue));
    }

    @Test
    void isYoung_notUnstable_beforeTwoMonthsAreOver() {
        answers(Histories.observed(1_000_000, 55, day -> day % 14 == 13 ? -26_000 : 2_000));
    }

    @Test
    void findsNoShift_whereBurstsAreHowItGrows() {
        Random random = new Random(3);
        for (int seed = 0; seed < 20; seed++) {
            answers(Histories.observed(1_000, 400, day -> random.nextInt(6) == 0 ? 100 + random.nextInt(500) : 0));
        }
    }

    @Test
    void findsNoGrowth_inNoiseAroundZero() {
        Random random = new Random(1);

        refuses(Histories.observed(100_000, 400, day -> random.nextInt(201) - 100), RefusalCode.NO_GROWTH);
    }

    @Test
    void findsNoGrowth_inALoneImport() {
        refuses(Histories.observed(1_000, 400, day -> day == 390 ? 6_000 : 0), RefusalCode.NO_GROWTH);
    }

    @Test
    void refusesSurvivors_whenDeletesAreNotRare() {
        History history = Histories.reconstructed(0, 200, day -> 10);

        answers(Histories.withDeletedShare(history, 0.05));
        refuses(Histories.withDeletedShare(history, 0.051), RefusalCode.SURVIVORS_ONLY)
                .satisfies(openEnded());
    }

    @Test
    void namesTheEnd_onceWatchingHasBegun() {
        History history = Histories.withDeletedShare(Histories.reconstructed(0, 200, day -> 10), 0.3);

        refuses(Histories.observedSince(history, Histories.TODAY.minusDays(13)), RefusalCode.SURVIVORS_ONLY)
                .satisfies(until("2026-11-22"));
        answers(Histories.observedSince(history, Histories.TODAY.minusDays(14)));
    }

    @Test
    void refusesSurvivors_whenInflowBeginsInFullAtARoundAge() {
        refuses(Histories.reconstructed(0, 90, day -> 10 + day % 3), RefusalCode.SURVIVORS_ONLY);
        refuses(Histories.reconstructed(0, 367, day -> 10 + day % 3), RefusalCode.SURVIVORS_ONLY);
        answers(Histories.reconstructed(0, 100, day -> 10 + day % 3));
    }

    @Test
    void refusesSurvivors_whenOnlyPartOfTheRowsIsCutAtARoundAge() {
        refuses(Histories.reconstructed(0, 400, day -> day < 310 ? 2 : 10 + day % 3), RefusalCode.SURVIVORS_ONLY);
        answers(Histories.reconstructed(0, 400, day -> day < 280 ? 2 : 10 + day % 3));
    }

    @Test
    void answers_whenNoiseThatLastsForDaysIsAllThatChanges() {
        Random random = new Random(7);
        double[] carried = {0};

        answers(Histories.reconstructed(0, 500, day -> {
            carried[0] = 0.6 * carried[0] + random.nextGaussian();
            return Math.round(Math.max(0, 100 + 40 * carried[0]));
        }));
    }

    @Test
    void answers_whenASeriesOfARoundAgeBeganSlowly() {
        answers(Histories.reconstructed(0, 90, day -> day / 4));
    }

    @Test
    void measuresTheAge_fromTheDayTheRowsWereFirstRead() {
        History watched = Histories.observedSince(
                Histories.reconstructed(0, 100, day -> 10 + day % 3), Histories.TODAY.minusDays(10));

        refuses(watched, RefusalCode.SURVIVORS_ONLY).satisfies(until("2026-11-25"));
    }

    @Test
    void refusesSurvivors_whenCreationTimesWereFilledInAtOnce() {
        History filledIn = Histories.reconstructed(0, 120, day -> day == 0 ? 5_000 : 10);

        refuses(Histories.withBusiestHour(filledIn, 0.8), RefusalCode.SURVIVORS_ONLY);
    }

    @Test
    void answers_whenTheBusiestHourIsAnImportInTheMiddleOfOrdinaryDays() {
        History imported = Histories.reconstructed(0, 120, day -> day == 50 ? 3_000 : 10 + day % 3);

        answers(Histories.withBusiestHour(imported, 0.6));
    }

    @Test
    void rejectsAnEntryForADayThatIsNotOver() {
        History history = Histories.observed(0, 20, day -> 10);

        assertThatThrownBy(() -> Projections.project(history, QUARTER, Histories.MIDNIGHT.minusSeconds(1)))
                .hasMessage("day 2026-11-20 is not over on 2026-11-20");
    }

    private static ObjectAssert<Projection.Refusal> refuses(History history, RefusalCode code) {
        Projection projection = Projections.project(history, QUARTER, Histories.MIDNIGHT);
        assertThat(projection).isInstanceOf(Projection.Refusal.class);
        Projection.Refusal refusal = (Projection.Refusal) projection;
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.detail()).isNotBlank();
        return assertThat(refusal);
    }

    private static void answers(History history) {
        assertThat(Projections.project(history, QUARTER, Histories.MIDNIGHT)).isInstanceOf(Path.class);
    }

    private static Consumer<Projection.Refusal> until(String day) {
        Instant end = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        return refusal -> assertThat(refusal.until()).contains(end);
    }

    private static Consumer<Projection.Refusal> openEnded() {
        return refusal -> assertThat(refusal.until()).isEmpty();
    }
}
