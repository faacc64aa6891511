package io.headroom.core.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a projection takes for granted. A what-if is another of these, or another {@link History}: nothing else.
 *
 * @param horizon how far to look ahead, in whole days
 * @param scheduled changes known to come, each added to all quantiles from its day on
 * @param extraPerDay rows or bytes per day on top of what history says, such as those of customers yet to come
 * @param exceptional days of the past of which it is known why they were as they were, and that others will not be
 */
public record Assumptions(
        Duration horizon, List<ScheduledEvent> scheduled, long extraPerDay, Set<LocalDate> exceptional) {
    private static final int LONGEST_DAYS = 3 * 366;

    /** A known change, such as an import, with its effect in rows or bytes. */
    public record ScheduledEvent(LocalDate day, long net, String reason) {}

    /** @throws IllegalArgumentException if the horizon is under one day or over three years */
    public Assumptions {
        scheduled = List.copyOf(scheduled);
        exceptional = Set.copyOf(exceptional);
        if (horizon.toDays() < 1 || horizon.toDays() > LONGEST_DAYS) {
            throw new IllegalArgumentException("horizon must be 1 to " + LONGEST_DAYS + " days, got " + horizon);
        }
    }

    /** Nothing but what history says. */
    public static Assumptions horizon(Duration horizon) {
        return new Assumptions(horizon, List.of(), 0, Set.of());
    }

    /** The same without learning from some days. */
    public Assumptions settingAside(Set<LocalDate> days) {
        return new Assumptions(horizon, scheduled, extraPerDay, days);
    }

    int days() {
        return Math.toIntExact(horizon.toDays());
    }

    /** What the assumptions add by the start of {@code today + days}, in rows or bytes. */
    long addedBy(LocalDate today, int days) {
        LocalDate end = today.plusDays(days);
        long events = scheduled.stream()
                .filter(event -> !event.day().isBefore(today) && event.day().isBefore(end))
                .mapToLong(ScheduledEvent::net)
                .sum();
        return events + extraPerDay * days;
    }
}
