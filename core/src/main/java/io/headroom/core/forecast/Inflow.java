package io.headroom.core.forecast;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Plain statistics of daily nets that a verdict rests on. */
final class Inflow {
    private static final int WEEK = 7;
    private static final int FEWEST = 14;
    private static final int HALF_A_YEAR = 180;
    private static final int CHANGES = 12;
    private static final double JUMP_RATIO = 2;
    private static final double JUMP_ERRORS = 6;
    private static final double START_ERRORS = 4;
    private static final double NOISE_ERRORS = 2;

    private Inflow() {}

    /**
     * Whether the mean net doubles from the four weeks before {@code day} to the four from it on, by more than six
     * standard errors, and from one week to the next as well: a cut is sharp, a ramp is not. Four errors are enough
     * where nothing came before; where something did, noise that lasts for weeks would pass for a cut.
     */
    static boolean jumpsAt(Series series, int day) {
        double[] before = series.nets(Math.max(0, day - Growth.DAYS), day);
        double[] after = series.nets(day, Math.min(series.length(), day + Growth.DAYS));
        if (after.length < FEWEST) {
            return false;
        }
        double lastWeek = mean(series.nets(Math.max(0, day - WEEK), day));
        boolean sharp = mean(Arrays.copyOf(after, WEEK)) > JUMP_RATIO * Math.max(lastWeek, mean(after) / 4);
        boolean doubled = mean(after) > JUMP_RATIO * Math.max(0, mean(before));
        double errors = changes(before) == 0 ? START_ERRORS : JUMP_ERRORS;
        double error = Math.hypot(standardError(before), standardError(after));
        return sharp && doubled && mean(after) - mean(before) > errors * error;
    }

    /** Whether a single day, not among the first 14, holds more than {@code share} of all that came: an import. */
    static boolean hasLateImport(Series series, double share) {
        double[] nets = series.nets(0, series.length());
        double all = Arrays.stream(nets).filter(net -> net > 0).sum();
        return IntStream.range(FEWEST, nets.length).anyMatch(day -> nets[day] > share * all);
    }

    /**
     * How many of the last days to judge growth by: four weeks, or as far back, up to half a year, as it takes to see a
     * dozen changes. One row a week is growth too; four weeks without any change is not.
     */
    static int daysToJudge(Series series) {
        int length = series.length();
        int days = Math.min(Growth.DAYS, length);
        long changes = changes(series.nets(length - days, length));
        while (changes > 0 && changes < CHANGES && days < Math.min(HALF_A_YEAR, length)) {
            days++;
            changes += series.net(length - days) != 0 ? 1 : 0;
        }
        return days;
    }

    private static long changes(double[] nets) {
        return Arrays.stream(nets).filter(net -> net != 0).count();
    }

    /** Whether nets are indistinguishable from noise around zero, both by their mean and by their signs. */
    static boolean isNoise(double[] nets) {
        double rises = Arrays.stream(nets).filter(net -> net > 0).count();
        double falls = Arrays.stream(nets).filter(net -> net < 0).count();
        boolean bySign = Math.abs(rises - falls) < NOISE_ERRORS * Math.sqrt(rises + falls);
        return rises + falls == 0 || (bySign && Math.abs(mean(nets)) < NOISE_ERRORS * standardError(nets));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1) / values.length);
    }
}
