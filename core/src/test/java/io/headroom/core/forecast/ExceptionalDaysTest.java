package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExceptionalDaysTest {
    private static final int DAYS = 400;
    private static final Assumptions YEAR = Assumptions.horizon(Duration.ofDays(365));

    @Test
    void expectsTheOldPace_afterAHolidayThatWasKnown_andNotOtherwise() {
        History history = Histories.observed(1_000_000, DAYS, holiday(10));

        assertThat(project(history, Set.of()))
                .isInstanceOfSatisfying(
                        Projection.Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.LEVEL_SHIFT));
        Path path = (Path) project(history, lastDays(10));
        assertThat(path.level()).isEqualTo(history.level());
        assertThat(path.at(28).p50() - path.level()).isCloseTo(28_000, within(1_400L));
    }

    @Test
    void learnsOfAnImportThatWasKnown_asMuchAsIfItHadNotBeen() {
        int[] drawn = new Random(3).ints(DAYS, 450, 550).map(half -> 2 * half).toArray();
        int day = DAYS - 40;
        drawn[day] = (int) usual(drawn, day);
        History without = Histories.observed(0, DAYS, at -> drawn[at]);
        History with = Histories.observed(0, DAYS, at -> at == day ? 90_000 : drawn[at]);

        Path told = (Path) project(with, Set.of(Histories.TODAY.minusDays(DAYS - day)));
        Path never = (Path) project(without, Set.of());

        assertThat(told.level() - never.level()).isEqualTo(90_000 - drawn[day]);
        assertThat(told.knots())
                .extracting(knot -> knot.p50() - told.level(), knot -> knot.p90() - knot.p10())
                .isEqualTo(never.knots().stream()
                        .map(knot -> tuple(knot.p50() - never.level(), knot.p90() - knot.p10()))
                        .toList());
        assertThat(told.trackRecord().accuracies())
                .isEqualTo(never.trackRecord().accuracies());
        assertThat(told.interval()).isEqualTo(never.interval());
    }

    @Test
    void neverLooksAhead_atLaterDaysOrWhatIsKnownOfThem() {
        Random random = new Random(4);
        long[] nets = random.longs(DAYS, 0, 1_000).toArray();
        long[] others = nets.clone();
        int now = 300;
        Arrays.setAll(others, day -> day < now ? nets[day] : 50_000);
        Set<LocalDate> known = days(10, 100, 299);
        Set<LocalDate> knownLater = days(10, 100, 299, 300, 310, 399);

        assertThat(learned(nets, known, now)).containsExactly(learned(others, knownLater, now));
    }

    @Test
    void leavesWhatGrowthIsPublished_andAFirstDayWithNothingBeforeIt() {
        History history = Histories.observed(0, 30, day -> day == 0 ? 5_000 : 10);
        Series series = Series.of(history, Histories.TODAY).settingAside(lastDays(30));

        assertThat(series.net(0)).isEqualTo(5_000);
        assertThat(series.net(1)).isEqualTo(5_000);
        assertThat(Projections.growth(history, Histories.MIDNIGHT))
                .map(Growth::perDay)
                .contains(10.0);
    }

    private static double[] learned(long[] nets, Set<LocalDate> exceptional, int until) {
        History history = Histories.observed(0, DAYS, day -> nets[day]);
        return Series.of(history, Histories.TODAY).settingAside(exceptional).nets(0, until);
    }

    private static double usual(int[] drawn, int day) {
        int[] before = Arrays.copyOfRange(drawn, day - 28, day);
        Arrays.sort(before);
        return (before[13] + before[14]) / 2.0;
    }

    private static IntToLongFunction holiday(int days) {
        long[] drawn = new Random(2).longs(DAYS, 900, 1_100).toArray();
        return day -> day < DAYS - days ? drawn[day] : 50;
    }

    private static Projection project(History history, Set<LocalDate> exceptional) {
        return Projections.project(history, YEAR.settingAside(exceptional), Histories.MIDNIGHT);
    }

    private static Set<LocalDate> lastDays(int count) {
        return Histories.TODAY.minusDays(count).datesUntil(Histories.TODAY).collect(Collectors.toSet());
    }

    private static Set<LocalDate> days(int... indices) {
        return Arrays.stream(indices)
                .mapToObj(day -> Histories.TODAY.minusDays(DAYS - day))
                .collect(Collectors.toSet());
    }
}
