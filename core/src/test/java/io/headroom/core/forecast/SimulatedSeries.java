package io.headroom.core.forecast;

import java.util.Random;

/** Daily nets of ten kinds, drawn by a seed: what a tenant's growth looks like when it is ordinary. */
final class SimulatedSeries {
    private static final double[] WEEK = {1.3, 1.2, 1.1, 1.1, 1, 0.5, 0.2};

    private final int kind;
    private final Random random;
    private final double slope;
    private final double noise;
    private final int change;
    private double carried;

    private SimulatedSeries(int number, long seed, int days) {
        this.kind = number % 10;
        this.random = new Random(seed + number);
        this.slope = 20 + random.nextDouble() * 500;
        this.noise = slope * (0.2 + random.nextDouble() * 1.2);
        this.change = random.nextInt(days);
    }

    static double[] draw(int number, long seed, int days) {
        SimulatedSeries series = new SimulatedSeries(number, seed, days);
        double[] nets = new double[days];
        for (int day = 0; day < days; day++) {
            nets[day] = Math.rint(series.net(day));
        }
        return nets;
    }

    private double net(int day) {
        double shock = random.nextGaussian() * noise;
        carried = 0.6 * carried + 0.8 * shock;
        return switch (kind) {
            case 0 -> slope + shock;
            case 1 -> slope * WEEK[day % 7] + shock / 2;
            case 2 -> slope * Math.exp(0.002 * day) + shock;
            case 3 -> (day < change ? slope : 2.5 * slope) + shock;
            case 4 -> Math.max(0, slope + shock) * (random.nextInt(4) == 0 ? 3 : 0.3);
            case 5 -> slope + carried;
            case 6 -> slope * WEEK[day % 7] * (1 + 0.3 * Math.sin(2 * Math.PI * day / 365)) + shock / 2;
            case 7 -> slope + shock + (day == change ? 60 * slope : 0);
            case 8 -> (day % 30 == 29 ? -20 * slope : slope) + shock / 5;
            default -> random.nextDouble() < slope / 1_000 ? 100 * (1 + random.nextInt(5)) : 0;
        };
    }
}
