package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.core.growth.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ProjectionPropertiesTest {
    private static final Assumptions QUARTER = Assumptions.horizon(Duration.ofDays(90));
    private static final long HIGH = 1L << 40;

    @Property(tries = 300)
    void quantilesNeverCrossNorGoBelowZero(@ForAll("nets") long[] nets, @ForAll @LongRange(max = 100_000) long before) {
        Projection projection = at(Histories.TODAY, before, nets);

        if (projection instanceof Path path) {
            assertThat(path.knots()).hasSizeLessThanOrEqualTo(24).allSatisfy(knot -> {
                assertThat(knot.p10()).isBetween(0L, knot.p50());
                assertThat(knot.p50()).isLessThanOrEqualTo(knot.p90());
            });
            assertThat(path.trackRecord().accuracies()).isNotEmpty().allSatisfy(accuracy -> {
                assertThat(accuracy.points()).isPositive();
                assertThat(accuracy.mase()).isFinite();
                assertThat(accuracy.coverage80()).isBetween(accuracy.coverageAtLeast(), accuracy.coverageAtMost());
            });
        }
    }

    @Property(tries = 150)
    void aLevelUnderneathOnlyShiftsThePath(@ForAll("nets") long[] nets, @ForAll @LongRange(max = 1L << 40) long more) {
        Projection low = at(Histories.TODAY, HIGH, nets);
        Projection high = at(Histories.TODAY, HIGH + more, nets);

        assertSame(high, more, 1, low);
    }

    @Property(tries = 150)
    void largerRowsScaleThePath(@ForAll("nets") long[] nets, @ForAll @IntRange(min = 1, max = 10) int doublings) {
        long factor = 1L << doublings;
        Projection small = at(Histories.TODAY, HIGH, nets);
        Projection large = at(Histories.TODAY, HIGH * factor, scaled(nets, factor));

        assertSame(large, 0, factor, small);
    }

    @Property(tries = 100)
    void thirteenDaysAreNeverEnough(@ForAll("nets") long[] nets, @ForAll @IntRange(min = 1, max = 13) int days) {
        long[] few = Arrays.copyOf(nets, days);

        assertThat(at(Histories.TODAY, HIGH, few))
                .isInstanceOfSatisfying(
                        Projection.Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.INSUFFICIENT_HISTORY));
    }

    @Property(tries = 150)
    void changingTheFutureChangesNoPastForecast(
            @ForAll("nets") long[] nets, @ForAll("nets") long[] other, @ForAll @IntRange(min = 1, max = 60) int ago) {
        int known = Math.max(1, nets.length - ago);
        long[] rewritten = nets.clone();
        for (int day = known; day < nets.length; day++) {
            rewritten[day] = other[day % other.length];
        }
        LocalDate then = Histories.TODAY.minusDays(nets.length - known);

        Projection asItWas = Projections.project(history(HIGH, nets).before(then), QUARTER, midnight(then));
        Projection asRewritten = Projections.project(history(HIGH, rewritten).before(then), QUARTER, midnight(then));

        assertThat(asRewritten).isEqualTo(asItWas).isEqualTo(at(then, HIGH, Arrays.copyOf(nets, known)));
    }

    /** Lines, weeks, bursts and noise of very different sizes, from two weeks to a year. */
    @Provide
    Arbitrary<long[]> nets() {
        return Combinators.combine(
                        Arbitraries.integers().between(14, 370),
                        Arbitraries.longs().between(-200, 1_000),
                        Arbitraries.longs().between(0, 2_000),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.longs())
                .as(ProjectionPropertiesTest::drawn);
    }

    private static long[] drawn(int days, long slope, long noise, int bursts, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, days)
                .mapToLong(day -> slope
                        + (day % 7 < 5 ? noise / 4 : 0)
                        + Math.round(noise * random.nextGaussian())
                        + (random.nextInt(400) < bursts ? noise * 40 : 0))
                .toArray();
    }

    private static long[] scaled(long[] nets, long factor) {
        return LongStream.of(nets).map(net -> net * factor).toArray();
    }

    private static Projection at(LocalDate today, long before, long[] nets) {
        return Projections.project(history(before, today, nets), QUARTER, midnight(today));
    }

    private static History history(long before, long[] nets) {
        return history(before, Histories.TODAY, nets);
    }

    private static History history(long before, LocalDate today, long[] nets) {
        LocalDate first = today.minusDays(nets.length);
        List<History.Day> days = IntStream.range(0, nets.length)
                .mapToObj(day -> new History.Day(first.plusDays(day), nets[day], Origin.OBSERVED))
                .toList();
        long level = Math.max(0, before + LongStream.of(nets).sum());
        return History.of(level, first, days);
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The same answer on another scale, up to the rounding of either to whole units. */
    private static void assertSame(Projection actual, long shift, long factor, Projection expected) {
        if (expected instanceof Path path && actual instanceof Path other) {
            assertThat(other.method()).isEqualTo(path.method());
            assertThat(other.trackRecord().accuracies())
                    .extracting(Accuracy::coverage80)
                    .isEqualTo(path.trackRecord().accuracies().stream()
                            .map(Accuracy::coverage80)
                            .toList());
            for (int i = 0; i < path.knots().size(); i++) {
                assertNear(other.knots().get(i), shift, factor, path.knots().get(i));
            }
        } else {
            assertThat(code(actual)).isEqualTo(code(expected));
        }
    }

    private static RefusalCode code(Projection refused) {
        return ((Projection.Refusal) refused).code();
    }

    private static void assertNear(Path.Knot actual, long shift, long factor, Path.Knot expected) {
        assertThat(actual.p10()).isCloseTo(expected.p10() * factor + shift, within(factor));
        assertThat(actual.p50()).isCloseTo(expected.p50() * factor + shift, within(factor));
        assertThat(actual.p90()).isCloseTo(expected.p90() * factor + shift, within(factor));
    }
}
