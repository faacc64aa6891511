package io.headroom.core.projection;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.forecast.History;
import io.headroom.core.growth.GrowthBucket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * A scope's footprint and its days, as a forecast wants them.
 *
 * @param days by first second of the day, today's included
 */
public record ScopeHistory(Footprint live, NavigableMap<Long, GrowthBucket> days) {

    /** What was known at {@code midnight}: the days before it, and the level it began with. */
    History of(Measure measure, Instant midnight) {
        long today = midnight.getEpochSecond();
        long since = days.tailMap(today, true).values().stream()
                .mapToLong(day -> amount(day.total().net(), measure))
                .sum();
        List<History.Day> closed = new ArrayList<>();
        days.headMap(today, false)
                .forEach((start, bucket) -> bucket.flows()
                        .forEach((origin, flows) ->
                                closed.add(new History.Day(date(start), amount(flows.net(), measure), origin))));
        LocalDate first = closed.isEmpty() ? date(today) : closed.get(0).date();
        return History.of(amount(live, measure) - since, first, closed);
    }

    private static long amount(Footprint footprint, Measure measure) {
        return switch (measure) {
            case ROWS -> footprint.rows();
            case LOGICAL_BYTES -> footprint.bytes();
        };
    }

    private static LocalDate date(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
}
