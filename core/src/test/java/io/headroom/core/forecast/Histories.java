package io.headroom.core.forecast;

import io.headroom.core.growth.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Histories of known shape, all of which end on the eve of {@link #TODAY}. */
final class Histories {
    static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    static final Instant MIDNIGHT = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    private Histories() {}

    /** {@code days} watched days, the one with index 0 being the oldest, on top of a level that was there before. */
    static History observed(long before, int days, IntToLongFunction net) {
        return of(before, days, Origin.OBSERVED, net);
    }

    static History reconstructed(long before, int days, IntToLongFunction net) {
        return of(before, days, Origin.RECONSTRUCTED, net);
    }

    private static History of(long before, int days, Origin origin, IntToLongFunction net) {
        long[] nets = IntStream.range(0, days).mapToLong(net::applyAsLong).toArray();
        LocalDate first = TODAY.minusDays(days);
        List<History.Day> entries = IntStream.range(0, days)
                .filter(day -> nets[day] != 0)
                .mapToObj(day -> new History.Day(first.plusDays(day), nets[day], origin))
                .toList();
        return History.of(before + LongStream.of(nets).sum(), first, entries);
    }

    /** The same flows, watched from {@code since} on. */
    static History observedSince(History history, LocalDate since) {
        List<History.Day> days = history.days().stream()
                .map(day -> day.date().isBefore(since) ? day : new History.Day(day.date(), day.net(), Origin.OBSERVED))
                .toList();
        History watched = new History(
                history.level(),
                history.firstDay(),
                days,
                0,
                Optional.of(since),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        return with(watched, watched.observedSince(), history.deletedShare(), history.busiestHourShare());
    }

    static History withDeletedShare(History history, double share) {
        return with(history, history.observedSince(), OptionalDouble.of(share), history.busiestHourShare());
    }

    static History withBusiestHour(History history, double share) {
        return with(history, history.observedSince(), history.deletedShare(), OptionalDouble.of(share));
    }

    private static History with(
            History history, Optional<LocalDate> since, OptionalDouble deleted, OptionalDouble busiestHour) {
        return new History(
                history.level(), history.firstDay(), history.days(), history.partialDay(), since, deleted, busiestHour);
    }
}
