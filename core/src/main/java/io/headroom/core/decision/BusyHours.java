package io.headroom.core.decision;

import io.headroom.core.trigger.Reading;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The CPU of an instance by the working hours of its last days: whether it is busy <em>consistently</em> (R046, R240), which is
 * more than 70 % in at least 60 % of the hours from 8 to 20 on three of five workdays. Hours are those of the hourly buckets, and so is
 * their mean; which of them are worked in, the instance's time zone says. Holidays are not known: they count as quiet.
 *
 * @param last when it was read last; what is not later is a repeat
 * @param hours with at least one reading, in order of time
 */
public record BusyHours(Instant last, List<Hour> hours) {
    static final BusyHours NOTHING = new BusyHours(Instant.EPOCH, List.of());

    private static final double BUSY = 0.7;
    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 20;
    private static final int WORKDAYS = 5;

    /** So many of them have to be busy: the share that is told is that of the third busiest. */
    private static final int BUSY_DAYS = 3;

    /** One in five minutes; with fewer an hour is not known. */
    private static final int LEAST_READINGS = 12;

    /** With fewer a day is not known. */
    private static final int LEAST_HOURS = 9;

    private static final Duration KEPT = Duration.ofDays(9);

    /**
     * The readings of an hour of UTC.
     *
     * @param start of the hour, in seconds since 1970
     */
    public record Hour(long start, int count, double sum) {
        double mean() {
            return sum / count;
        }
    }

    public BusyHours {
        hours = List.copyOf(hours);
    }

    /** @param value the part of the processors that is in use, 0 to 1 */
    BusyHours with(Instant at, double value) {
        if (!at.isAfter(last)) {
            return this;
        }
        long start = Math.floorDiv(at.getEpochSecond(), 3600L) * 3600;
        long oldest = at.minus(KEPT).getEpochSecond();
        List<Hour> kept = new ArrayList<>(
                hours.stream().filter(hour -> hour.start() >= oldest).toList());
        Hour open = kept.isEmpty() ? null : kept.get(kept.size() - 1);
        if (open != null && open.start() == start) {
            kept.set(kept.size() - 1, new Hour(start, open.count() + 1, open.sum() + value));
        } else {
            kept.add(new Hour(start, 1, value));
        }
        return new BusyHours(at, kept);
    }

    /**
     * The part of its working hours in which the third busiest of the last five workdays was busy. A day that is not known
     * counts as quiet, so with one of those it is at least that.
     */
    Reading reading(ZoneId zone) {
        List<OptionalDouble> shares =
                workdays(zone).stream().map(day -> share(day, zone)).toList();
        List<Double> known = shares.stream()
                .flatMap(share -> share.stream().boxed())
                .sorted(Comparator.reverseOrder())
                .toList();
        if (known.size() < BUSY_DAYS) {
            return new Reading.Unknown(last, "fewer than three of the last five workdays have been read");
        }
        double third = known.get(BUSY_DAYS - 1);
        return known.size() < WORKDAYS ? new Reading.AtLeast(last, third) : new Reading.Measured(last, third);
    }

    /** The last five that are over. */
    private List<LocalDate> workdays(ZoneId zone) {
        ZonedDateTime now = last.atZone(zone);
        LocalDate day = now.getHour() < LAST_HOUR ? now.toLocalDate().minusDays(1) : now.toLocalDate();
        List<LocalDate> days = new ArrayList<>();
        for (; days.size() < WORKDAYS; day = day.minusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                days.add(day);
            }
        }
        return days;
    }

    private OptionalDouble share(LocalDate day, ZoneId zone) {
        List<Hour> known = hours.stream()
                .filter(hour -> hour.count() >= LEAST_READINGS && isIn(hour, day, zone))
                .toList();
        long busy = known.stream().filter(hour -> hour.mean() > BUSY).count();
        return known.size() < LEAST_HOURS ? OptionalDouble.empty() : OptionalDouble.of((double) busy / known.size());
    }

    private static boolean isIn(Hour hour, LocalDate day, ZoneId zone) {
        ZonedDateTime start = Instant.ofEpochSecond(hour.start()).atZone(zone);
        return start.toLocalDate().equals(day) && start.getHour() >= FIRST_HOUR && start.getHour() < LAST_HOUR;
    }
}
