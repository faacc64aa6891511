package io.headroom.core.forecast;

import io.headroom.core.growth.Origin;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of one growing quantity, rows or bytes, of one scope. Only flows are kept: the level at the end of a
 * day is computed backwards from {@code level}, so a late row changes one day and nothing after it.
 *
 * @param level what is there now, in rows or bytes
 * @param firstDay the first day anything is known of; days without an entry have a net of 0 from here on
 * @param days net change of complete UTC days in order, at most one entry per day and origin
 * @param partialDay net change of the day that is not over yet: part of the level, but no observation
 * @param observedSince the day watching began; if empty, the first day with an observed entry
 * @param deletedShare rows ever deleted over rows ever inserted, as the server's statistics know it
 * @param busiestHourShare largest share of the live rows that was created within one hour
 */
public record History(
        long level,
        LocalDate firstDay,
        List<Day> days,
        long partialDay,
        Optional<LocalDate> observedSince,
        OptionalDouble deletedShare,
        OptionalDouble busiestHourShare) {

    /** The net change of one complete UTC day, as far as it is known in one way. */
    public record Day(LocalDate date, long net, Origin origin) {}

    /** @throws IllegalArgumentException if the days are not in order, or one lies before {@code firstDay} */
    public History {
        days = List.copyOf(days);
        LocalDate previous = firstDay;
        for (Day day : days) {
            if (day.date().isBefore(previous)) {
                throw new IllegalArgumentException("day " + day.date() + " must not come after " + previous);
            }
            previous = day.date();
        }
    }

    /** A history of which nothing is known but its flows. */
    public static History of(long level, LocalDate firstDay, List<Day> days) {
        return new History(level, firstDay, days, 0, Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The first day that was watched, as far as that is known. */
    public Optional<LocalDate> observedFrom() {
        return observedSince.or(() -> days.stream()
                .filter(day -> day.origin() == Origin.OBSERVED)
                .map(Day::date)
                .findFirst());
    }

    /** What was there when {@code day} ended; for a day before anything is known, what was there before it. */
    public long levelAtEndOf(LocalDate day) {
        long later = days.stream()
                .filter(known -> known.date().isAfter(day))
                .mapToLong(Day::net)
                .sum();
        return level - partialDay - later;
    }

    /** What was known when {@code today} began: the way to ask what would have been said then. */
    public History before(LocalDate today) {
        return new History(
                levelAtEndOf(today.minusDays(1)),
                firstDay.isBefore(today) ? firstDay : today,
                days.stream().filter(day -> day.date().isBefore(today)).toList(),
                0,
                observedSince.filter(since -> since.isBefore(today)),
                deletedShare,
                busiestHourShare);
    }

    boolean isReconstructedInPart() {
        return days.stream().anyMatch(day -> day.origin() == Origin.RECONSTRUCTED);
    }

    /** The same quantity without what was pieced together from survivors. */
    History observedOnly(LocalDate since) {
        return new History(
                level,
                since,
                days.stream()
                        .filter(day -> day.origin() != Origin.RECONSTRUCTED)
                        .filter(day -> !day.date().isBefore(since))
                        .toList(),
                partialDay,
                Optional.of(since),
                deletedShare,
                busiestHourShare);
    }
}
