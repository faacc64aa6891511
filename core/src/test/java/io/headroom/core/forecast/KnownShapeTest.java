package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings were not chosen on these. Each shape is drawn eight times. */
class KnownShapeTest {
    private static final Logger LOG = Logger.getLogger(KnownShapeTest.class.getName());
    private static final Assumptions YEAR = Assumptions.horizon(Duration.ofDays(365));
    private static final int[] AHEAD = {7, 28, 90};
    private static final int DRAWN = 8;
    private static final int LIMIT_DAYS = 60;
    private static final long BEFORE = 1_000_000;

    static Stream<KnownShape> refused() {
        return Stream.of(KnownShape.values()).filter(shape -> shape.refusal() != null);
    }

    static List<KnownShape> answered() {
        return Stream.of(KnownShape.values())
                .filter(shape -> shape.refusal() == null)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithTheRightReason(KnownShape shape) {
        for (int seed = 0; seed < DRAWN; seed++) {
            assertThat(projection(shape, seed))
                    .as("drawn %d", seed)
                    .isInstanceOfSatisfying(
                            Projection.Refusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(shape.refusal()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"TENFOLD_SINCE_A_WEEK", "STOPPED_TEN_DAYS_AGO"})
    void saysWhenTheNewPaceIsKnown(KnownShape shape) {
        int days = shape == KnownShape.TENFOLD_SINCE_A_WEEK ? 7 : 10;

        Projection.Refusal refusal = (Projection.Refusal) projection(shape, 1);

        assertThat(refusal.until()).contains(Histories.MIDNIGHT.plus(Duration.ofDays(14 - days)));
        assertThat(refusal.detail()).contains(" " + days + " days ago");
    }

    @Test
    void coversFourOutOfFive_andIsRightAboutDates() {
        List<Double> dates = new ArrayList<>();
        double coverage = 0;
        for (KnownShape shape : answered()) {
            int covered = 0;
            double off = 0;
            for (int seed = 0; seed < DRAWN; seed++) {
                long[] nets = shape.draw(seed, KnownShape.TODAY + 180);
                assertThat(projection(nets)).as("%s, drawn %d", shape, seed).isInstanceOf(Path.class);
                Path path = (Path) projection(nets);
                covered += covered(path, nets);
                off += daysOff(path, nets) / DRAWN;
            }
            double share = covered / (double) (DRAWN * AHEAD.length);
            double mean = off;
            LOG.info(() ->
                    String.format(Locale.ROOT, "%-30s coverage %.2f, dates off by %.1f days", shape, share, mean));
            coverage += share / answered().size();
            dates.add(mean);
            assertThat(share).as("coverage of %s", shape).isGreaterThan(0.33);
        }
        assertThat(coverage).isBetween(0.72, 0.95);
        assertThat(dates.stream().mapToDouble(days -> days).average().orElseThrow())
                .as("mean error of dates 60 days ahead")
                .isLessThan(9);
    }

    private static int covered(Path path, long[] nets) {
        int covered = 0;
        for (int ahead : AHEAD) {
            long actual = path.level() + sum(nets, KnownShape.TODAY, KnownShape.TODAY + ahead);
            Path.Knot said = path.at(ahead);
            covered += actual >= said.p10() && actual <= said.p90() ? 1 : 0;
        }
        return covered;
    }

    /** Of a limit that is reached after 60 days; 0 where the level falls. */
    private static double daysOff(Path path, long[] nets) {
        long limit = path.level() + sum(nets, KnownShape.TODAY, KnownShape.TODAY + LIMIT_DAYS);
        if (limit <= path.level()) {
            return 0;
        }
        int actual = 1;
        while (path.level() + sum(nets, KnownShape.TODAY, KnownShape.TODAY + actual) < limit) {
            actual++;
        }
        int said = 1;
        while (said < 180 && path.at(said).p50() < limit) {
            said++;
        }
        return Math.abs(actual - said);
    }

    private static long sum(long[] nets, int from, int to) {
        return LongStream.of(nets).skip(from).limit(to - from).sum();
    }

    private static Projection projection(KnownShape shape, long seed) {
        long[] nets = shape.draw(seed, KnownShape.TODAY);
        return projection(Arrays.copyOfRange(nets, KnownShape.TODAY - shape.known(), KnownShape.TODAY), shape.known());
    }

    private static Projection projection(long[] nets) {
        return projection(nets, KnownShape.TODAY);
    }

    private static Projection projection(long[] nets, int known) {
        History history = Histories.observed(BEFORE, known, day -> nets[day]);
        return Projections.project(Histories.observedSince(history, history.firstDay()), YEAR, Histories.MIDNIGHT);
    }
}
