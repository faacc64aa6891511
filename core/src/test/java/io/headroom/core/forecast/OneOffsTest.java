package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneOffsTest {

    @Test
    void findsAnImportAndAPurge() {
        assertThat(found(day -> day == 60 ? 9_000 : day == 100 ? -9_000 : 90 + day % 20))
                .containsExactly(60, 100);
    }

    @Test
    void believesTheThirdDayOfANewRegime() {
        assertThat(found(day -> day < 80 ? 10 : 1_000)).containsExactly(80, 81);
    }

    @Test
    void acceptsWhatRecurs() {
        assertThat(found(day -> day % 30 == 29 ? -2_500 : 100)).containsExactly(29, 59);
    }

    @Test
    void findsNothingInOrdinaryNoise() {
        Random random = new Random(8);

        assertThat(found(day -> (int) Math.round(1_000 + 400 * random.nextGaussian())))
                .isEmpty();
    }

    @Test
    void looksOnlyBackwards() {
        Random random = new Random(9);
        double[] nets = random.doubles(200, 0, 100)
                .map(net -> net > 97 ? 100 * net : net)
                .toArray();

        OneOffs all = OneOffs.of(nets);
        OneOffs some = OneOffs.of(Arrays.copyOf(nets, 120));

        for (int day = 0; day < 120; day++) {
            assertThat(some.ordinary(day)).isEqualTo(all.ordinary(day));
        }
    }

    private static int[] found(IntUnaryOperator net) {
        double[] nets = IntStream.range(0, 150).map(net).asDoubleStream().toArray();
        OneOffs oneOffs = OneOffs.of(nets);
        return IntStream.range(0, nets.length)
                .filter(day -> oneOffs.ordinary(day) != nets[day])
                .toArray();
    }
}
