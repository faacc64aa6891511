package io.headroom.core.series;

import static io.headroom.core.series.Shapes.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final int HORIZON = 12;

    @Test
    void coversWhatItSaysItCovers_onRandomWalks() {
        int[] covered = new int[2];
        int points = 0;
        for (int seed = 0; seed < 150; seed++) {
            double[] walk = walk(new Random(seed));
            Fan fan = state(Seasons.NONE, HORIZON, Arrays.copyOf(walk, 300)).fan(0.8, 0.95);
            for (int step = 0; step < HORIZON; step++, points++) {
                for (int level = 0; level < 2; level++) {
                    Fan.Interval said = fan.steps().get(step).intervals().get(level);
                    double truth = walk[300 + step];
                    covered[level] += truth >= said.lower() && truth <= said.upper() ? 1 : 0;
                }
            }
        }

        assertThat(covered[0] / (double) points).isCloseTo(0.80, within(0.06));
        assertThat(covered[1] / (double) points).isCloseTo(0.95, within(0.03));
    }

    private static double[] walk(Random random) {
        double[] walk = new double[300 + HORIZON];
        double level = 1_000;
        for (int i = 0; i < walk.length; i++) {
            level += random.nextGaussian();
            walk[i] = level;
        }
        return walk;
    }
}
