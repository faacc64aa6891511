package io.headroom.core.forecast;

import io.headroom.core.growth.Origin;

/**
 * The net change of the last up to 28 complete days over the days available.
 *
 * @param perDay rows or bytes per day, imports included
 * @param days how many days that is the mean of
 * @param origin {@code OBSERVED} only if all of them were watched
 */
public record Growth(double perDay, int days, Origin origin) {
    static final int DAYS = 28;

    static Growth of(Series series) {
        int length = series.length();
        int days = Math.min(DAYS, length);
        double sum = 0;
        for (int day = length - days; day < length; day++) {
            sum += series.net(day);
        }
        boolean watched = length - days >= series.observedFrom();
        return new Growth(sum / days, days, watched ? Origin.OBSERVED : Origin.RECONSTRUCTED);
    }
}
