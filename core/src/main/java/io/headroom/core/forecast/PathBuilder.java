package io.headroom.core.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts an outlook on top of the level, as knots. */
final class PathBuilder {
    private static final double LONGEST_DOUBLING_DAYS = 100 * 365.25;

    private PathBuilder() {}

    /**
     * The path from the level on, in its unit, for a series that is known to have something to say.
     *
     * @param series what is learned from
     * @param all the same with what came before a change of pace, which did not know of it
     */
    static Path path(History history, Series series, Series all, Assumptions assumptions, Instant asOf) {
        long level = history.level();
        int[] leads = DaysAhead.upTo(assumptions.days());
        Outlook outlook = Backtest.outlook(series.nets(0, series.length()), leads);
        LocalDate today = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
        double passed = shareOfDayPassed(asOf) * outlook.bands().get(0).net();
        List<Path.Knot> knots = IntStream.range(0, leads.length)
                .mapToObj(i -> {
                    Outlook.Band band = outlook.bands().get(i);
                    return knot(leads[i], level + band.net() - passed + assumptions.addedBy(today, leads[i]), band);
                })
                .toList();
        Optional<Duration> doubling = doubling(level, knots.get(knots.size() - 1));
        Optional<Outlook.Hindcast> hindcast = series.length() == all.length()
                ? outlook.hindcast()
                : Backtest.hindcast(all.nets(0, all.length()), leads);
        Hindsight hindsight =
                hindcast.map(said -> hindsight(said, history, today)).orElse(null);
        TrackRecord record = new TrackRecord(outlook.accuracies(), outlook.contenders(), hindsight);
        GrowthInterval interval = GrowthInterval.of(series);
        return new Path(asOf, level, knots, outlook.method(), record, Growth.of(series), interval, doubling);
    }

    private static Hindsight hindsight(Outlook.Hindcast said, History history, LocalDate today) {
        long before = history.levelAtEndOf(today.minusDays(said.days() + 1L));
        Path.Knot then = knot(said.days(), before + said.band().net(), said.band());
        long actual = history.levelAtEndOf(today.minusDays(1));
        return new Hindsight(said.days(), before, then.p10(), then.p50(), then.p90(), actual);
    }

    /** What today was expected to bring is partly in the level already, whatever it really brought. */
    private static double shareOfDayPassed(Instant asOf) {
        return asOf.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay()
                / (double) Duration.ofDays(1).toSeconds();
    }

    private static Path.Knot knot(int day, double middle, Outlook.Band band) {
        return new Path.Knot(day, size(middle - band.below()), size(middle), size(middle + band.above()));
    }

    private static long size(double value) {
        return Math.max(0, Math.round(value));
    }

    /** Only where even P10 grows: a doubling time of a series that may be shrinking says nothing. */
    static Optional<Duration> doubling(long level, Path.Knot last) {
        double perDay = (last.p50() - level) / (double) last.day();
        double days = level / perDay;
        boolean certain = level > 0 && last.p10() > level && days < LONGEST_DOUBLING_DAYS;
        return certain ? Optional.of(Duration.ofHours(Math.round(days * 24))) : Optional.empty();
    }
}
