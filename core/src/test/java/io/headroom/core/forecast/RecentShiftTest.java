package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecentShiftTest {
    private static final int DAYS = 600;
    private static final long BEFORE = 10_000_000;

    @ParameterizedTest
    @CsvSource({"120, 1000, 2000", "30, 1000, 2000", "120, 1000, 500", "30, 1000, 500", "200, 20, 1000", "400, 0, 1000"
    })
    void learnsFromWhatCameSince(int ago, long before, long after) {
        long[] nets = drawn(ago, day -> before, day -> after);

        Path path = (Path) project(nets);

        long[] since =
                IntStream.range(DAYS - ago, DAYS).mapToLong(day -> nets[day]).toArray();
        Path young = (Path) project(since);
        for (int ahead : new int[] {28, 90, 180}) {
            assertThat(width(path, ahead))
                    .as("width %d days ahead", ahead)
                    .isCloseTo(width(young, ahead), within(width(young, ahead) / 4));
            assertThat(grown(path, ahead)).isCloseTo(ahead * after, within(ahead * after / 10));
        }
    }

    @Test
    void isTooRecent_eightDaysAfterThePaceHasDoubled() {
        Projection projection = project(drawn(8, day -> 1_000, day -> 2_000));

        assertThat(projection).isInstanceOfSatisfying(Projection.Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(RefusalCode.LEVEL_SHIFT);
            assertThat(refusal.until()).contains(Histories.MIDNIGHT.plus(Duration.ofDays(6)));
        });
    }

    @Test
    void goesByTheLatestOfTwo() {
        long[] nets = drawn(90, day -> 100, day -> day < DAYS - 40 ? 5_000 : 1_500);

        assertThat(in(nets).days()).isBetween(39, 41);
        assertThat(grown((Path) project(nets), 90)).isCloseTo(90 * 1_500, within(13_500L));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 100, 20, 1})
    void isNone_whereOneImportCameIn(int ago) {
        assertNone(random -> day -> day == DAYS - ago ? 90_000 : noisy(random, 1_000));
    }

    @Test
    void isNone_inWhatIsUsual() {
        assertNone(random -> day -> noisy(random, 1_000));
        assertNone(random -> day -> noisy(random, day % 7 < 5 ? 1_200 : 200));
        assertNone(random -> day -> day % 28 == 27 ? -26_000 : noisy(random, 2_000));
        assertNone(random -> day -> random.nextInt(12) == 0 ? 6_000 + random.nextInt(8_000) : 200);
    }

    @Test
    void isNone_whereThePaceRisesLittleByLittle() {
        assertNone(random -> day -> noisy(random, 200 + 4 * day));
        assertNone(random -> day -> noisy(random, Math.round(200 * Math.exp(0.004 * day))));
    }

    /** In none of forty that are drawn. */
    private static void assertNone(Function<Random, IntToLongFunction> shape) {
        for (int seed = 0; seed < 40; seed++) {
            IntToLongFunction net = shape.apply(new Random(seed));
            double[] nets =
                    IntStream.range(0, DAYS).mapToDouble(net::applyAsLong).toArray();
            assertThat(RecentShift.in(nets)).as("drawn %d", seed).isEmpty();
        }
    }

    private static long[] drawn(int ago, IntToLongFunction before, IntToLongFunction after) {
        Random random = new Random(11);
        return IntStream.range(0, DAYS)
                .mapToLong(day -> noisy(random, (day < DAYS - ago ? before : after).applyAsLong(day)))
                .toArray();
    }

    private static RecentShift in(long[] nets) {
        return RecentShift.in(IntStream.range(0, nets.length)
                        .mapToDouble(day -> nets[day])
                        .toArray())
                .orElseThrow();
    }

    private static Projection project(long[] nets) {
        return Projections.project(
                Histories.observed(BEFORE, nets.length, day -> nets[day]),
                Assumptions.horizon(Duration.ofDays(180)),
                Histories.MIDNIGHT);
    }

    private static long width(Path path, int days) {
        return path.at(days).p90() - path.at(days).p10();
    }

    private static long grown(Path path, int days) {
        return path.at(days).p50() - path.level();
    }

    private static long noisy(Random random, long net) {
        return Math.round(net * (1 + 0.2 * random.nextGaussian()));
    }
}
