package io.headroom.core.series;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Series of known shape. */
final class Shapes {
    static final Seasons HOURS = new Seasons(java.util.List.of(24, 168));

    private Shapes() {}

    static double[] of(int steps, IntToDoubleFunction value) {
        return IntStream.range(0, steps).mapToDouble(value).toArray();
    }

    /** A working week by the hour: days up, nights down, calm weekends; some noise. */
    static IntToDoubleFunction week(double size, long seed) {
        Random random = new Random(seed);
        double[] noise = random.doubles(20_000, 0.97, 1.03).toArray();
        return hour -> {
            double day = 1.5 + Math.sin(hour % 24 * Math.PI / 12);
            double weekend = hour / 24 % 7 >= 5 ? 0.4 : 1;
            return size * day * weekend * noise[hour];
        };
    }

    static Ensemble state(Seasons seasons, int horizon, double... values) {
        Ensemble state = Ensemble.of(seasons, horizon);
        for (double value : values) {
            state = state.after(value);
        }
        return state;
    }

    static DoubleStream medians(Fan fan) {
        return fan.steps().stream().mapToDouble(Fan.Step::median);
    }
}
