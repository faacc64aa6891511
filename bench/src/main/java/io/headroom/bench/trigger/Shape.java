package io.headroom.bench.trigger;

import java.util.Random;

/**
 * How a database grows from day to day, in units of its pace. Where a shape is drawn at random it is by the trace's own seed.
 */
enum Shape {
    /** The same every day, give or take. */
    LINEAR {
        @Override
        double[] days(Random random, int past, int days) {
            return each(days, day -> noisy(random, 0.2));
        }
    },
    /** Interest: doubles in 60 to 200 days. */
    COMPOUND {
        @Override
        double[] days(Random random, int past, int days) {
            double doubling = 60 + 140 * random.nextDouble();
            return each(days, day -> Math.pow(2, (day - past) / doubling) * noisy(random, 0.1));
        }
    },
    /** A weekend brings a fifth of a working day. */
    WEEKLY {
        @Override
        double[] days(Random random, int past, int days) {
            return each(days, day -> (day % 7 < 5 ? 1.32 : 0.2) * noisy(random, 0.15));
        }
    },
    /** Every other month or so somebody imports five to twenty days' worth. */
    IMPORTS {
        @Override
        double[] days(Random random, int past, int days) {
            return each(
                    days,
                    day -> 0.6 * noisy(random, 0.2) + (random.nextInt(60) == 0 ? 5 + 15 * random.nextDouble() : 0));
        }
    },
    /** Every week or four what is old is deleted: half of what came since. */
    SAW_TOOTH {
        @Override
        double[] days(Random random, int past, int days) {
            int period = 7 * (1 + random.nextInt(4));
            return each(days, day -> 2 * noisy(random, 0.1) - (day % period == period - 1 ? period : 0));
        }
    },
    /** Little for days, then ten days' worth in one. */
    BURSTS {
        @Override
        double[] days(Random random, int past, int days) {
            return each(days, day -> random.nextInt(12) == 0 ? 6 + 8 * random.nextDouble() : 0.2 * noisy(random, 0.5));
        }
    },
    /** A little more every day: the pace doubles within 50 to 150 days, and so on. */
    ACCELERATING {
        @Override
        double[] days(Random random, int past, int days) {
            double added = 1 / (50 + 100 * random.nextDouble());
            return each(days, day -> Math.max(0.3, 1 + (day - past) * added) * noisy(random, 0.15));
        }
    },
    /** Nothing, until some day of the first half of the year that is watched. */
    WAKING {
        @Override
        double[] days(Random random, int past, int days) {
            int wakes = past + random.nextInt(120);
            return each(days, day -> day < wakes ? 0.02 * noisy(random, 0.5) : noisy(random, 0.2));
        }
    };

    /** What comes on one day. */
    interface Daily {
        double on(int day);
    }

    /**
     * @param past days that lie before the first that is watched: about there the pace is 1
     * @param days all there are
     */
    abstract double[] days(Random random, int past, int days);

    private static double[] each(int days, Daily daily) {
        double[] flows = new double[days];
        for (int day = 0; day < days; day++) {
            flows[day] = daily.on(day);
        }
        return flows;
    }

    private static double noisy(Random random, double spread) {
        return Math.max(0, 1 + spread * random.nextGaussian());
    }
}
