package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoherentMeansTest {
    @Test
    void isP50OfAnEvenBand_andMoreWhereMuchMayCome() {
        assertThat(CoherentMeans.mean(90, 100, 110)).isEqualTo(100);
        assertThat(CoherentMeans.mean(90, 100, 210)).isEqualTo(130);
    }

    @Test
    void leavesMeansThatAddUpAsTheyAre() {
        assertThat(of(600, new long[] {100, 200, 300}, new long[] {1, 5, 9})).containsExactly(100, 200, 300);
    }

    @Test
    void movesWhoIsUnsure_andNotWhoIsSureOfItself() {
        assertThat(of(1_130, new long[] {1_000, 20, 10}, new long[] {0, 30, 10}))
                .containsExactly(1_000, 95, 35);
        assertThat(of(1_022, new long[] {1_000, 20, 10}, new long[] {0, 30, 10}))
                .containsExactly(1_000, 14, 8);
    }

    @Test
    void scalesAllAlike_whereBandsWouldLeaveLessThanNothing() {
        assertThat(of(550, new long[] {1_000, 60, 40}, new long[] {0, 1, 1})).containsExactly(500, 30, 20);
    }

    @Test
    void scalesAllAlike_whereNobodyHasABand() {
        assertThat(of(300, new long[] {100, 50, 0}, new long[3])).containsExactly(200, 100, 0);
    }

    @Test
    void dividesEvenly_whatComesToWhatHasNothing() {
        assertThat(of(7, new long[2], new long[2])).containsExactly(4, 3);
    }

    @Test
    void addsUpToTheUnit_andIsNeverNegative_whateverThePartsSay() {
        Random random = new Random(11);
        for (int draw = 0; draw < 5_000; draw++) {
            int parts = 1 + random.nextInt(40);
            long largest = 1L << (1 + random.nextInt(45));
            long[] means = random.longs(parts, 0, largest).toArray();
            long[] widths =
                    random.longs(parts, 0, 1 + random.nextInt(3) * largest).toArray();
            long whole = (long) (Arrays.stream(means).sum() * 2 * random.nextDouble());

            long[] coherent = of(whole, means, widths);

            assertThat(Arrays.stream(coherent).sum()).as("draw %d", draw).isEqualTo(whole);
            assertThat(Arrays.stream(coherent).min().orElseThrow())
                    .as("draw %d", draw)
                    .isNotNegative();
        }
    }

    @Test
    void refusesWhatIsNoWholeOfParts() {
        assertThatThrownBy(() -> of(1, new long[0], new long[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(1, new long[] {-1}, new long[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(-1, new long[1], new long[1])).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] of(long whole, long[] means, long[] widths) {
        return CoherentMeans.of(whole, means, widths);
    }
}
