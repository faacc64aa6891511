package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Logger LOG = Logger.getLogger(CoverageTest.class.getName());
    private static final int[] AHEAD = {1, 7, 14, 30, 60, 90};
    /** Settings were chosen on series drawn from seed 100; these are others. */
    private static final long SEED = 4_242;

    @Test
    void fourOutOfFiveActualLevelsLieWithinTheBand() {
        int covered = 0;
        int all = 0;
        double stated = 0;
        for (int number = 0; number < 200; number++) {
            double[] nets = SimulatedSeries.draw(number, SEED, 150 + 3 * number);
            int known = nets.length - AHEAD[AHEAD.length - 1];
            Outlook outlook = Backtest.outlook(Arrays.copyOf(nets, known), AHEAD);
            stated += outlook.accuracies().stream()
                            .mapToDouble(Accuracy::coverage80)
                            .average()
                            .orElseThrow()
                    / 200;
            for (int i = 0; i < AHEAD.length; i++) {
                double actual = Arrays.stream(nets, known, known + AHEAD[i]).sum();
                covered += outlook.bands().get(i).covers(actual) ? 1 : 0;
                all++;
            }
        }

        double coverage = covered / (double) all;
        LOG.info(
                () -> "80 % interval, 200 simulated series, leads " + Arrays.toString(AHEAD) + ": covered " + coverage);
        assertThat(coverage).isBetween(0.72, 0.88);
        assertThat(stated).as("what the backtests state").isCloseTo(coverage, within(0.05));
    }
}
