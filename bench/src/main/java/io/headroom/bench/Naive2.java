package io.headroom.bench;

import java.util.Arrays;

/**
 * The yardstick of the M4 competition: the last value, seasonally adjusted by classical multiplicative decomposition
 * where the autocorrelation at the season is significant at 90 % (Makridakis, Spiliotis and Assimakopoulos 2020).
 */
final class Naive2 {
    private static final double SIGNIFICANT = 1.645;

    private Naive2() {}

    static double[] path(double[] values, int season, int horizon) {
        int count = values.length;
        double[] path = new double[horizon];
        double[] indices = isSeasonal(values, season) ? indices(values, season) : ones(season);
        double level = values[count - 1] / indices[(count - 1) % season];
        Arrays.setAll(path, i -> level * indices[(count + i) % season]);
        return path;
    }

    private static boolean isSeasonal(double[] values, int season) {
        if (season == 1 || values.length < 3 * season) {
            return false;
        }
        double squares = 0;
        for (int lag = 1; lag < season; lag++) {
            squares += Math.pow(autocorrelation(values, lag), 2);
        }
        double limit = SIGNIFICANT * Math.sqrt((1 + 2 * squares) / values.length);
        return Math.abs(autocorrelation(values, season)) > limit;
    }

    private static double autocorrelation(double[] values, int lag) {
        double mean = Arrays.stream(values).average().orElse(0);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            products += i < lag ? 0 : (values[i] - mean) * (values[i - lag] - mean);
        }
        return squares == 0 ? 0 : products / squares;
    }

    private static double[] ones(int season) {
        double[] ones = new double[season];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** By a centred moving average over an even season. */
    private static double[] indices(double[] values, int season) {
        double[] indices = new double[season];
        int[] counts = new int[season];
        int half = season / 2;
        for (int at = half; at < values.length - half; at++) {
            double sum = (values[at - half] + values[at + half]) / 2;
            for (int i = 1 - half; i < half; i++) {
                sum += values[at + i];
            }
            indices[at % season] += values[at] * season / sum;
            counts[at % season]++;
        }
        Arrays.setAll(indices, i -> indices[i] / counts[i]);
        double mean = Arrays.stream(indices).average().orElse(1);
        Arrays.setAll(indices, i -> indices[i] / mean);
        return indices;
    }
}
