package io.headroom.standalone.demo;

import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Spreads what one tenant did over the hours in which it did anything. */
final class Timeline {

    private final Rhythm rhythm;
    private final double[] sums;

    Timeline(Rhythm rhythm, Activity activity) {
        this.rhythm = rhythm;
        this.sums = new double[rhythm.hours()];
        double sum = 0;
        for (int hour = 0; hour < sums.length; hour++) {
            sum += rhythm.weight(hour) * activity.level(rhythm.daysAgo(hour));
            sums[hour] = sum;
        }
    }

    /** How much was done in all, comparable between timelines of one rhythm. */
    double mass() {
        return sums[sums.length - 1];
    }

    /**
     * Moments, oldest first but for those within an hour: one at random in each of {@code count} equal shares of the work.
     * Drawn without the shares, small tenants would miss their part of the story by luck.
     */
    Instant[] moments(int count, SplittableRandom random) {
        Instant[] moments = new Instant[count];
        for (int i = 0; i < count; i++) {
            double share = (i + random.nextDouble()) / count * mass();
            // A search that hits or misses both have to end at the first hour whose sum is above the share.
            int found = Arrays.binarySearch(sums, share);
            int hour = Math.min(found < 0 ? -found - 1 : found + 1, sums.length - 1);
            moments[i] = rhythm.at(hour, random.nextDouble());
        }
        return moments;
    }
}
