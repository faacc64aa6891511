package io.headroom.core.forecast;

import java.util.Random;

/** Some forty ways to grow, or not to, of which the truth is known: the net of any day, also of days to come. */
enum KnownShape {
    LINE((day, random) -> 1_000),
    NOISY_LINE((day, random) -> 1_000 + 300 * random.nextGaussian()),
    LOUD_LINE((day, random) -> 1_000 + 1_000 * random.nextGaussian()),
    NOISE_THAT_LASTS(new Lasting()),
    COMPOUND((day, random) -> 800 * Math.exp(0.002 * day) + 200 * random.nextGaussian()),
    FAST_COMPOUND((day, random) -> 400 * Math.exp(0.004 * day) + 200 * random.nextGaussian()),
    SLOWING((day, random) -> 3_000 / (1 + day / 300.0) + 200 * random.nextGaussian()),
    WORKING_WEEK((day, random) -> (day % 7 < 5 ? 1_200 : 200) + 200 * random.nextGaussian()),
    CLOSED_WEEKENDS((day, random) -> day % 7 < 5 ? 1_200 + 300 * random.nextGaussian() : 0),
    SEASONS_OF_THE_YEAR((day, random) ->
            1_000 * (1 + 0.3 * Math.sin(day * Math.PI / 182.5)) + 200 * random.nextGaussian()),
    FASTER_SINCE_FOUR_MONTHS((day, random) -> (day < 610 ? 400 : 1_000) + 200 * random.nextGaussian()),
    SLOWER_SINCE_FOUR_MONTHS((day, random) -> (day < 610 ? 2_500 : 1_000) + 200 * random.nextGaussian()),
    FASTER_SINCE_TWO_MONTHS((day, random) -> (day < 670 ? 600 : 1_000) + 200 * random.nextGaussian()),
    IMPORT_LONG_AGO((day, random) -> day == 530 ? 90_000 : 1_000 + 200 * random.nextGaussian()),
    IMPORT_YESTERDAY((day, random) -> day == 729 ? 90_000 : 1_000 + 200 * random.nextGaussian()),
    PURGE((day, random) -> day == 630 ? -200_000 : 1_000 + 200 * random.nextGaussian()),
    STEP_DOWN_BY_ARCHIVING_ONCE((day, random) -> day == 400 ? -250_000 : 1_000 + 100 * random.nextGaussian()),
    MONTHLY_IMPORT((day, random) -> (day % 30 == 29 ? 12_000 : 600) + 100 * random.nextGaussian()),
    SAW_TOOTH((day, random) -> (day % 30 == 29 ? -20_000 : 1_700) + 100 * random.nextGaussian()),
    BURSTS((day, random) -> random.nextInt(8) == 0 ? 4_000 + random.nextInt(8_000) : 0),
    ONE_A_WEEK((day, random) -> day % 7 == 3 ? 7_000 : 0),
    SHRINKING((day, random) -> -200 + 100 * random.nextGaussian()),
    DOUBLED_FOUR_MONTHS_AGO((day, random) -> (day < 610 ? 1_000 : 2_000) + 200 * random.nextGaussian()),
    DOUBLED_A_MONTH_AGO((day, random) -> (day < 700 ? 1_000 : 2_000) + 200 * random.nextGaussian()),
    HALVED_A_MONTH_AGO((day, random) -> (day < 700 ? 2_000 : 1_000) + 200 * random.nextGaussian()),
    WOKE_FOUR_MONTHS_AGO((day, random) -> (day < 614 ? 20 : 1_000) * (1 + 0.2 * random.nextGaussian())),
    IMPORTS_AT_ANY_TIME((day, random) ->
            (random.nextInt(60) == 0 ? 5_000 + random.nextInt(15_000) : 0) + 600 + 100 * random.nextGaussian()),
    ARCHIVED_EVERY_FORTNIGHT((day, random) -> day % 14 == 13 ? -12_000 : 2_000 + 100 * random.nextGaussian()),
    AWAKE_SINCE_TWO_MONTHS((day, random) -> day > 300 && day < 670 ? 0 : 1_000 + 200 * random.nextGaussian()),
    FLAT((day, random) -> 0, RefusalCode.NO_GROWTH),
    NOISE_AROUND_ZERO((day, random) -> 300 * random.nextGaussian(), RefusalCode.NO_GROWTH),
    DORMANT((day, random) -> day < 640 ? 1_000 + 200 * random.nextGaussian() : 0, RefusalCode.NO_GROWTH),
    LONE_IMPORT((day, random) -> day == 715 ? 500_000 : 0, RefusalCode.NO_GROWTH),
    LEFT_THREE_WEEKS_AGO((day, random) -> left(day, 709, random), RefusalCode.NO_GROWTH),
    LEFT_LAST_WEEK((day, random) -> left(day, 724, random), RefusalCode.LEVEL_SHIFT),
    TENFOLD_SINCE_A_WEEK(
            (day, random) -> (day < 723 ? 300 : 3_000) + 60 * random.nextGaussian(), RefusalCode.LEVEL_SHIFT),
    DOUBLED_EIGHT_DAYS_AGO(
            (day, random) -> (day < 722 ? 1_000 : 2_000) + 100 * random.nextGaussian(), RefusalCode.LEVEL_SHIFT),
    EMPTIED_EVERY_FORTNIGHT((day, random) -> (day - 610) % 14 == 13 ? -26_000 : 2_000, RefusalCode.UNSTABLE, 120),
    A_QUEUE_OF_TWO_MONTHS((day, random) -> day % 14 == 13 ? -26_000 : 2_000, RefusalCode.UNSTABLE, 60),
    YOUNG((day, random) -> 1_000, RefusalCode.INSUFFICIENT_HISTORY, 13),
    STOPPED_TEN_DAYS_AGO((day, random) -> day < 720 ? 1_000 + 200 * random.nextGaussian() : 0, RefusalCode.LEVEL_SHIFT);

    /** How many of the days are over. */
    static final int TODAY = 730;

    /** The net of a day. */
    private interface Net {
        double of(int day, Random random);
    }

    /** Noise of which three fifths last until the next day. */
    private static final class Lasting implements Net {
        private double carried;

        @Override
        public double of(int day, Random random) {
            carried = day == 0 ? 0 : 0.6 * carried + 300 * random.nextGaussian();
            return 1_000 + carried;
        }
    }

    private final Net net;
    private final RefusalCode refusal;
    private final int known;

    KnownShape(Net net) {
        this(net, null);
    }

    KnownShape(Net net, RefusalCode refusal) {
        this(net, refusal, TODAY);
    }

    KnownShape(Net net, RefusalCode refusal, int known) {
        this.net = net;
        this.refusal = refusal;
        this.known = known;
    }

    private static double left(int day, int when, Random random) {
        double before = 1_000 + 200 * random.nextGaussian();
        return day < when ? before : day == when ? -1_000.0 * when : 0;
    }

    /** Null where there must be a path. */
    RefusalCode refusal() {
        return refusal;
    }

    /** How many of the days that are over are history. */
    int known() {
        return known;
    }

    long[] draw(long seed, int days) {
        Random random = new Random(seed);
        long[] nets = new long[days];
        for (int day = 0; day < days; day++) {
            nets[day] = Math.round(net.of(day, random));
        }
        return nets;
    }
}
