package io.headroom.core.forecast;

import io.headroom.core.growth.Origin;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;

/**
 * The net flow of every complete day of a history, gaps filled with 0. Repaired flows are left out: they happened at
 * some unknown time before the day they are booked on, so they belong to the level and not to any day's growth.
 */
final class Series {
    private final LocalDate first;
    private final double[] nets;
    private final int observedFrom;

    private Series(LocalDate first, double[] nets, int observedFrom) {
        this.first = first;
        this.nets = nets;
        this.observedFrom = observedFrom;
    }

    /** @throws IllegalArgumentException if the history has an entry for {@code today} or later */
    static Series of(History history, LocalDate today) {
        LocalDate first = history.firstDay();
        double[] nets = new double[Math.max(0, daysBetween(first, today))];
        for (History.Day day : history.days()) {
            if (!day.date().isBefore(today)) {
                throw new IllegalArgumentException("day " + day.date() + " is not over on " + today);
            }
            if (day.origin() != Origin.REPAIRED) {
                nets[daysBetween(first, day.date())] += day.net();
            }
        }
        int observed = history.observedFrom()
                .map(since -> Math.max(0, daysBetween(first, since)))
                .orElse(nets.length);
        return new Series(first, nets, observed);
    }

    /**
     * The same with what the four weeks before usually brought, their median, in place of days that were no ordinary ones. The
     * very first day has nothing before it and stays.
     */
    Series settingAside(Set<LocalDate> exceptional) {
        double[] usual = nets.clone();
        for (int day = 1; day < nets.length; day++) {
            if (exceptional.contains(first.plusDays(day))) {
                double[] before = Arrays.copyOfRange(usual, Math.max(0, day - Growth.DAYS), day);
                Arrays.sort(before);
                usual[day] = (before[(before.length - 1) / 2] + before[before.length / 2]) / 2;
            }
        }
        return new Series(first, usual, observedFrom);
    }

    private static int daysBetween(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    int length() {
        return nets.length;
    }

    /** The same without what lies further back. */
    Series last(int days) {
        int from = nets.length - days;
        return new Series(first.plusDays(from), nets(from, nets.length), Math.max(0, observedFrom - from));
    }

    double net(int day) {
        return nets[day];
    }

    /** Of the nets of the days from {@code from} (included) to {@code to} (excluded). */
    double sum(int from, int to) {
        double sum = 0;
        for (int day = from; day < to; day++) {
            sum += nets[day];
        }
        return sum;
    }

    /** How far apart the highest and the lowest level have been. */
    double range() {
        double level = 0;
        double least = 0;
        double most = 0;
        for (double net : nets) {
            level += net;
            least = Math.min(least, level);
            most = Math.max(most, level);
        }
        return most - least;
    }

    /** Index of the first watched day; the length of the series if none was watched. */
    int observedFrom() {
        return observedFrom;
    }

    LocalDate first() {
        return first;
    }

    /** Nets of the days from {@code from} (included) to {@code to} (excluded), in any order the caller likes. */
    double[] nets(int from, int to) {
        return Arrays.copyOfRange(nets, from, to);
    }
}
