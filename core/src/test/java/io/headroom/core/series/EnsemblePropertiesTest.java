package io.headroom.core.series;

import static io.headroom.core.series.Shapes.medians;
import static io.headroom.core.series.Shapes.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EnsemblePropertiesTest {
    private static final Seasons SHORT = new Seasons(List.of(4, 12));
    private static final int HORIZON = 8;

    @Provide
    Arbitrary<double[]> anything() {
        Arbitrary<Double> wild = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e12, 1e12),
                Arbitraries.doubles().between(0, 10),
                Arbitraries.of(0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY, 1e300, Double.MIN_VALUE));
        return wild.array(double[].class).ofMinSize(1).ofMaxSize(120);
    }

    @Provide
    Arbitrary<double[]> sizes() {
        return Arbitraries.doubles()
                .between(0, 1e6)
                .array(double[].class)
                .ofMinSize(2)
                .ofMaxSize(120);
    }

    @Property(tries = 300)
    void ordersWhatItSays_whateverItIsTold(@ForAll("anything") double[] values) {
        Ensemble state = state(SHORT, HORIZON, values);

        if (state.observed() > 0) {
            assertThat(state.fan(0.5, 0.8, 0.95, 0.99).steps()).hasSize(HORIZON).allSatisfy(step -> {
                assertThat(step.median()).isFinite();
                double lower = step.median();
                double upper = step.median();
                for (Fan.Interval interval : step.intervals()) {
                    assertThat(interval.lower()).isFinite().isLessThanOrEqualTo(lower);
                    assertThat(interval.upper()).isFinite().isGreaterThanOrEqualTo(upper);
                    lower = interval.lower();
                    upper = interval.upper();
                }
            });
        }
    }

    @Property(tries = 200)
    void saysNothingNegativeOfSizes(@ForAll("sizes") double[] values) {
        assertThat(state(SHORT, HORIZON, values).fan(0.95).steps())
                .allMatch(step -> step.median() >= 0 && step.intervals().get(0).lower() >= 0);
    }

    @Property(tries = 200)
    void saysTheSame_whateverComesLater(@ForAll("anything") double[] past, @ForAll("anything") double[] future) {
        Ensemble then = state(SHORT, HORIZON, past);
        if (then.observed() == 0) {
            return;
        }
        Fan before = then.fan(0.8);

        Ensemble later = then;
        for (double value : future) {
            later = later.after(value);
        }

        assertThat(then.fan(0.8)).isEqualTo(before);
        assertThat(state(SHORT, HORIZON, past).fan(0.8)).isEqualTo(before);
    }

    @Property(tries = 100)
    void branchesFromOnePast(
            @ForAll("sizes") double[] past, @ForAll("sizes") double[] one, @ForAll("sizes") double[] two) {
        Ensemble fork = state(SHORT, HORIZON, past);
        Ensemble first = after(fork, one);
        Ensemble second = after(fork, two);

        assertThat(first.fan(0.8))
                .isEqualTo(after(state(SHORT, HORIZON, past), one).fan(0.8));
        assertThat(second.fan(0.8))
                .isEqualTo(after(state(SHORT, HORIZON, past), two).fan(0.8));
    }

    private static Ensemble after(Ensemble state, double[] values) {
        Ensemble next = state;
        for (double value : values) {
            next = next.after(value);
        }
        return next;
    }

    @Property(tries = 100)
    void scalesWithTheSeries(@ForAll("sizes") double[] values) {
        double[] bytes = Arrays.stream(values).map(value -> 1_024 * (value + 1)).toArray();
        double[] kibibytes = Arrays.stream(values).map(value -> value + 1).toArray();

        double[] large = medians(state(SHORT, HORIZON, bytes).fan(0.8)).toArray();
        double[] small = medians(state(SHORT, HORIZON, kibibytes).fan(0.8)).toArray();

        for (int i = 0; i < HORIZON; i++) {
            assertThat(large[i] / 1_024).isCloseTo(small[i], within(1e-3 * (1 + small[i])));
        }
    }
}
