package io.headroom.bench.trigger;

import io.headroom.core.forecast.Assumptions;
import io.headroom.core.forecast.History;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.Projections;
import io.headroom.core.growth.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is projected at each midnight of a trace, out of the days before it. */
final class Projected {
    static final LocalDate BEGIN = LocalDate.parse("2025-01-01");

    private final Trace trace;
    private final Map<Integer, Projection> byDay = new HashMap<>();

    Projected(Trace trace) {
        this.trace = trace;
    }

    static Instant at(int hour) {
        return BEGIN.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour));
    }

    Projection on(int day) {
        return byDay.computeIfAbsent(day, this::project);
    }

    private Projection project(int today) {
        List<History.Day> days = IntStream.range(0, today)
                .mapToObj(day -> new History.Day(BEGIN.plusDays(day), level(day + 1) - level(day), Origin.OBSERVED))
                .toList();
        return Projections.project(
                History.of(level(today), BEGIN, days),
                Assumptions.horizon(Duration.ofDays(365)),
                at(today * Trace.HOURS));
    }

    private long level(int day) {
        return Math.round(trace.bytes(day * Trace.HOURS));
    }
}
