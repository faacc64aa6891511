package io.headroom.bench;

import com.amazon.randomcutforest.parkservices.RCFCaster;
import io.headroom.core.series.Ensemble;
import io.headroom.core.series.Fan;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Ours against a random cut forest on the same series: {@code CasterBench hourly.csv.gz [series]}. Both take a value in and say what
 * is expected of the 48 after it with an 80 % interval, value after value, series by series in one thread; what is compared is its
 * processor time. The last 48 values are known to neither, and show how far off both are.
 */
public final class CasterBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Competition HOURLY = Competition.HOURLY;
    private static final int HORIZON = HOURLY.horizon();
    private static final double LEVEL = 0.8;
    private static final int OURS_WARM = 200;
    private static final int FORESTS_WARM = 3;

    private int compared;
    private long steps;
    private long ours;
    private long theirs;
    private double logErrors;
    private double sink;

    private CasterBench() {}

    public static void main(String[] arguments) throws IOException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        List<double[]> all = SeriesCsv.read(Path.of(arguments[0]));
        int count = Math.min(all.size(), arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20);
        new CasterBench().warmUp(all);
        CasterBench bench = new CasterBench();
        for (int i = 0; i < count; i++) {
            bench.compare(all.get((int) ((long) i * all.size() / count)));
        }
        out.println(bench);
    }

    /** About as much time for each: the forest compiles itself on fewer values. */
    private void warmUp(List<double[]> all) {
        all.subList(0, Math.min(all.size(), OURS_WARM)).forEach(this::fold);
        all.subList(0, Math.min(all.size(), FORESTS_WARM)).forEach(this::cast);
    }

    private void compare(double[] values) {
        double[] medians = fold(values);
        double[] cast = cast(values);
        logErrors += Math.log(error(medians, values) / error(cast, values));
        steps += timed(values);
        compared++;
    }

    private double[] fold(double[] values) {
        Ensemble state = Ensemble.of(HOURLY.seasons(), HORIZON);
        int from = values.length - HORIZON - timed(values);
        for (int i = 0; i < from; i++) {
            state = state.after(values[i]);
        }
        List<Fan.Step> said = state.fan(LEVEL).steps();
        long begun = THREADS.getCurrentThreadCpuTime();
        for (int i = from; i < values.length - HORIZON; i++) {
            state = state.after(values[i]);
            said = state.fan(LEVEL).steps();
            sink += said.get(0).median();
        }
        ours += THREADS.getCurrentThreadCpuTime() - begun;
        return said.stream().mapToDouble(Fan.Step::median).toArray();
    }

    private double[] cast(double[] values) {
        RCFCaster forest = forest();
        int from = values.length - HORIZON - timed(values);
        for (int i = 0; i < from; i++) {
            forest.process(new double[] {values[i]}, i);
        }
        float[] said = new float[HORIZON];
        long begun = THREADS.getCurrentThreadCpuTime();
        for (int i = from; i < values.length - HORIZON; i++) {
            said = forest.process(new double[] {values[i]}, i).getTimedForecast().rangeVector.values;
            sink += said[0];
        }
        theirs += THREADS.getCurrentThreadCpuTime() - begun;
        double[] medians = new double[HORIZON];
        for (int step = 0; step < HORIZON; step++) {
            medians[step] = said[step];
        }
        return medians;
    }

    /** The first half of a series makes both familiar with it. */
    private static int timed(double[] values) {
        return (values.length - HORIZON) / 2;
    }

    /** As its authors' examples set it up: the shingle is the season, 50 trees of 256 points, errors calibrated. */
    private static RCFCaster forest() {
        return RCFCaster.builder()
                .dimensions(HOURLY.season())
                .shingleSize(HOURLY.season())
                .internalShinglingEnabled(true)
                .numberOfTrees(50)
                .sampleSize(256)
                .outputAfter(64)
                .forecastHorizon(HORIZON)
                .percentile((1 - LEVEL) / 2)
                .randomSeed(1)
                .build();
    }

    private static double error(double[] said, double[] values) {
        double sum = 0;
        for (int step = 0; step < HORIZON; step++) {
            sum += Math.abs(values[values.length - HORIZON + step] - said[step]);
        }
        return sum / HORIZON;
    }

    @Override
    public String toString() {
        return String.format(
                "%d series, %,d times a value and a forecast of %d steps: a random cut forest takes %.0f us, ours %.1f us: ratio %.0f%n"
                        + "mean absolute error of ours over the forest's, geometric mean: %.2f",
                compared,
                steps,
                HORIZON,
                theirs / 1e3 / steps,
                ours / 1e3 / steps,
                (double) theirs / ours,
                Double.isNaN(sink) ? Double.NaN : Math.exp(logErrors / compared));
    }
}
