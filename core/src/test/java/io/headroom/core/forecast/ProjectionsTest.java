package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.growth.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProjectionsTest {
    private static final long BEFORE = 10_000_000;

    @Test
    void continuesALine_withHardlyAnyBand() {
        Path path = path(Histories.observed(BEFORE, 400, day -> 1_000));

        assertThat(path.at(90).p50() - path.level()).isCloseTo(90_000, within(900L));
        assertThat(path.at(90).p90() - path.at(90).p10()).isLessThan(9_000);
        assertThat(path.growth()).isEqualTo(new Growth(1_000, 28, Origin.OBSERVED));
        assertThat(path.isGrowthCertain()).isTrue();
    }

    @Test
    void followsCompoundGrowth() {
        IntToLongFunction compound = day -> Math.round(1_000 * Math.exp(0.003 * day));

        long grown = grownIn(90, path(Histories.observed(BEFORE, 700, compound)));

        assertThat(grown).isCloseTo(sum(compound, 700, 790), within(sum(compound, 700, 790) / 10));
    }

    @Test
    void knowsTheQuietDaysOfTheWeek() {
        IntToLongFunction weekly = day -> day % 7 < 5 ? 1_000 : 0;

        Path path = path(Histories.observed(BEFORE, 400, weekly));

        for (int days : new int[] {1, 2, 3, 5, 7}) {
            assertThat(grownIn(days, path)).isCloseTo(sum(weekly, 400, 400 + days), within(200L));
        }
    }

    @Test
    void followsASlopeThatChangedFourMonthsAgo() {
        Random random = new Random(3);

        long grown = grownIn(30, path(Histories.observed(BEFORE, 730, day -> noisy(random, day < 610 ? 300 : 2_400))));

        assertThat(grown).isCloseTo(30 * 2_400, within(30 * 240L));
    }

    @Test
    void widensAfterASlopeChange() {
        Random random = new Random(4);
        Path steady = path(Histories.observed(BEFORE, 730, day -> noisy(random, 1_000)));
        Path changed = path(Histories.observed(BEFORE, 730, day -> noisy(random, day < 700 ? 300 : 1_000)));

        assertThat(width(90, changed)).isGreaterThan(width(90, steady) * 5 / 4);
    }

    @Test
    void takesNoImportForATrend() {
        Random random = new Random(5);
        long[] nets = random.longs(400, 80, 120).toArray();
        long without = grownIn(90, path(Histories.observed(BEFORE, 400, day -> nets[day])));

        Path path = path(Histories.observed(BEFORE, 400, day -> nets[day] + (day == 399 ? 60_000 : 0)));

        assertThat(grownIn(90, path)).isCloseTo(without, within(without / 50));
        assertThat(path.level()).isEqualTo(BEFORE + 60_000 + LongStream.of(nets).sum());
    }

    @Test
    void startsFromTheLevelNow_howeverMuchCameToday() {
        History calm = Histories.observed(BEFORE, 100, day -> 1_000);
        History imported = new History(
                calm.level() + 600_000,
                calm.firstDay(),
                calm.days(),
                600_000,
                calm.observedSince(),
                calm.deletedShare(),
                calm.busiestHourShare());

        Path path = (Path) Projections.project(imported, QUARTER, Histories.MIDNIGHT.plus(Duration.ofHours(12)));

        assertThat(path.at(0).p50()).isEqualTo(calm.level() + 600_000);
        assertThat(grownIn(1, path)).isCloseTo(500, within(50L));
        assertThat(grownIn(30, path)).isCloseTo(29_500, within(300L));
    }

    @Test
    void livesWithASawTooth() {
        IntToLongFunction teeth = day -> day % 30 == 29 ? -2_500 : 100;

        Path path = path(Histories.observed(BEFORE, 420, teeth));

        assertThat(grownIn(90, path)).isCloseTo(sum(teeth, 420, 510), within(2_600L));
        assertThat(path.at(14).p10()).isLessThan(path.level());
    }

    @Test
    void keepsGrowingAfterAStepInTheLevel() {
        Path path = path(Histories.observed(BEFORE, 300, day -> day == 150 ? -4_000_000 : 1_000));

        assertThat(grownIn(90, path)).isCloseTo(90_000, within(2_000L));
    }

    @Test
    void givesAYoungSeriesAWideBand() {
        Random random = new Random(6);
        long[] nets = random.longs(365, 500, 1_500).toArray();

        Path young = path(Histories.observed(BEFORE, 21, day -> nets[day]));
        Path old = path(Histories.observed(BEFORE, 365, day -> nets[day]));

        assertThat(width(90, young)).isGreaterThan(4 * width(90, old));
    }

    @Test
    void looksBackAtWhatWasSaidThen_andKnewNothingOfWhatCameSince() {
        Random random = new Random(8);
        History history = Histories.observed(BEFORE, 400, day -> noisy(random, day < 310 ? 1_000 : 5_000));
        Path then = (Path) Projections.project(
                history.before(Histories.TODAY.minusDays(90)), QUARTER, Histories.MIDNIGHT.minus(Duration.ofDays(90)));

        Hindsight hindsight = path(history).trackRecord().hindsight();

        Path.Knot said = then.at(90);
        assertThat(hindsight)
                .isEqualTo(new Hindsight(90, then.level(), said.p10(), said.p50(), said.p90(), history.level()));
        assertThat(hindsight.p90()).isLessThan(hindsight.actual());
    }

    @Test
    void looksBackLessFar_whenHistoryIsShort() {
        assertThat(path(Histories.observed(BEFORE, 60, day -> 1_000))
                        .trackRecord()
                        .hindsight())
                .isNotNull()
                .extracting(Hindsight::days)
                .isEqualTo(28);
        assertThat(path(Histories.observed(BEFORE, 20, day -> 1_000))
                        .trackRecord()
                        .hindsight())
                .isNull();
    }

    @Test
    void namesTheContenders_theBestFirst() {
        List<Contender> contenders = path(Histories.observed(BEFORE, 400, day -> 1_000))
                .trackRecord()
                .contenders();

        assertThat(contenders)
                .extracting(Contender::relativeError)
                .isSorted()
                .first()
                .isEqualTo(1.0);
        assertThat(contenders).extracting(Contender::method).contains("seasonal-naive", "damped-trend", "last-level");
        assertThat(contenders.stream().mapToDouble(Contender::share).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void neverGoesBelowNothing() {
        Path path = path(Histories.observed(200_000, 150, day -> -1_000));

        assertThat(path.at(90)).isEqualTo(new Path.Knot(90, 0, 0, 0));
    }

    @Test
    void addsWhatIsAssumed() {
        History history = Histories.observed(BEFORE, 200, day -> 1_000);
        Assumptions.ScheduledEvent launch =
                new Assumptions.ScheduledEvent(Histories.TODAY.plusDays(9), 50_000, "launch");
        Assumptions assumptions = new Assumptions(Duration.ofDays(90), List.of(launch), 10, Set.of());

        Path plain = path(history);
        Path assumed = (Path) Projections.project(history, assumptions, Histories.MIDNIGHT);

        assertThat(assumed.at(7).p50() - plain.at(7).p50()).isEqualTo(70);
        assertThat(assumed.at(10).p50() - plain.at(10).p50()).isEqualTo(50_100);
        assertThat(assumed.at(90).p10() - plain.at(90).p10()).isEqualTo(50_900);
    }

    @Test
    void hasAtMost24Knots_theLastAtTheHorizon() {
        History history = Histories.observed(BEFORE, 100, day -> 1_000);

        for (int days : new int[] {1, 2, 4, 89, 90, 91, 1_098}) {
            Path path =
                    (Path) Projections.project(history, Assumptions.horizon(Duration.ofDays(days)), Histories.MIDNIGHT);
            assertThat(path.knots()).hasSizeLessThanOrEqualTo(24);
            assertThat(path.horizonDays()).isEqualTo(days);
        }
    }

    @Test
    void doublesWhenThePathSaysSo() {
        Path path = path(Histories.observed(0, 400, day -> 1_000));

        assertThat(path.doubling())
                .hasValueSatisfying(time -> assertThat(time.toDays()).isCloseTo(400, within(8L)));
    }

    @Test
    void leavesWatchedZeroDaysIn_andRepairedFlowsOut() {
        History history = Histories.observed(BEFORE, 60, day -> 1_000);
        List<History.Day> days = new ArrayList<>(history.days());
        days.add(new History.Day(Histories.TODAY.minusDays(1), 900_000, Origin.REPAIRED));
        History repaired = History.of(history.level() + 900_000, history.firstDay(), days);

        assertThat(grownIn(90, path(repaired))).isEqualTo(grownIn(90, path(history)));
        assertThat(Projections.growth(repaired, Histories.MIDNIGHT)).contains(new Growth(1_000, 28, Origin.OBSERVED));
    }

    @Test
    void saysThatGrowthIsReconstructed_whileAnyOfItsDaysIs() {
        History history = Histories.reconstructed(BEFORE, 100, day -> 10);

        assertThat(Projections.growth(
                        Histories.observedSince(history, Histories.TODAY.minusDays(28)), Histories.MIDNIGHT))
                .contains(new Growth(10, 28, Origin.OBSERVED));
        assertThat(Projections.growth(
                        Histories.observedSince(history, Histories.TODAY.minusDays(27)), Histories.MIDNIGHT))
                .contains(new Growth(10, 28, Origin.RECONSTRUCTED));
    }

    @Test
    void knowsNoGrowth_beforeADayIsOver() {
        assertThat(Projections.growth(History.of(5, Histories.TODAY, List.of()), Histories.MIDNIGHT))
                .isEmpty();
    }

    private static final Assumptions QUARTER = Assumptions.horizon(Duration.ofDays(90));

    private static Path path(History history) {
        return (Path) Projections.project(history, QUARTER, Histories.MIDNIGHT);
    }

    private static long grownIn(int days, Path path) {
        return path.at(days).p50() - path.level();
    }

    private static long width(int days, Path path) {
        return path.at(days).p90() - path.at(days).p10();
    }

    private static long noisy(Random random, long net) {
        return Math.round(net * (1 + 0.3 * random.nextGaussian()));
    }

    private static long sum(IntToLongFunction net, int from, int to) {
        return IntStream.range(from, to).mapToLong(net::applyAsLong).sum();
    }
}
