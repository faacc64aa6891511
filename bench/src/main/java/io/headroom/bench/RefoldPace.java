package io.headroom.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How much processor time a whole projection takes once everything is compiled: the best of several rounds. */
record RefoldPace(double millis, double rivalMillis) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** The compiler needs some thousand to be through with it. */
    private static final int ROUNDS = 300;

    private static final int TIMES = 10;

    static RefoldPace of(double[] nets, int days) {
        int today = Math.min(nets.length, days);
        double[] levels = new double[today + 1];
        for (int day = 0; day < today; day++) {
            levels[day + 1] = levels[day] + nets[day];
        }
        double best = Double.MAX_VALUE;
        double rival = Double.MAX_VALUE;
        double sink = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long from = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < TIMES; i++) {
                sink += GrowthBench.project(nets, today).hashCode();
            }
            long between = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < TIMES; i++) {
                sink += Rival.DAMPED_TREND.quantiles(levels, levels.length, 90, 7, true)[0];
            }
            best = Math.min(best, (between - from) / (1e6 * TIMES));
            rival = Math.min(rival, (THREADS.getCurrentThreadCpuTime() - between) / (1e6 * TIMES));
        }
        return new RefoldPace(best, Double.isNaN(sink) ? Double.NaN : rival);
    }

    @Override
    public String toString() {
        return String.format(
                "a projection of two years with its backtest takes %.2f ms of a processor, a damped trend with 60 origins at one horizon %.2f ms: ratio %.2f",
                millis, rivalMillis, millis / rivalMillis);
    }
}
