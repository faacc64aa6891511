package io.headroom.core.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Turns what is known of a quantity into its future, or says why it cannot. */
public final class Projections {
    static final int FEWEST_DAYS = 14;
    /** A younger series has a wide interval because it is young. */
    private static final int SETTLED_DAYS = 56;

    private static final double VAGUE = 3;

    private Projections() {}

    /**
     * The future of {@code history} as seen at {@code asOf}. The same arguments give the same answer, always.
     *
     * @param history complete days before the UTC day of {@code asOf}, in rows or bytes
     * @throws IllegalArgumentException if the history has an entry for that day or later
     */
    public static Projection project(History history, Assumptions assumptions, Instant asOf) {
        LocalDate today = date(asOf);
        int known = Survivors.observedDays(history.firstDay(), today);
        if (known < FEWEST_DAYS || isUnseen(history)) {
            return insufficient(history, known);
        }
        Optional<String> objection = Survivors.objection(history, today);
        if (objection.isEmpty()) {
            return ofUsable(history, assumptions, asOf);
        }
        Optional<LocalDate> since = history.observedFrom();
        boolean watchedLong = since.isPresent() && Survivors.observedDays(since.get(), today) >= FEWEST_DAYS;
        return watchedLong
                ? ofUsable(history.observedOnly(since.get()), assumptions, asOf)
                : new Projection.Refusal(
                        RefusalCode.SURVIVORS_ONLY, objection.get(), since.map(Projections::enoughSince));
    }

    /**
     * The growth per day over the last up to 28 complete days; empty before the first is over. What survivors cannot
     * vouch for is left out.
     *
     * @throws IllegalArgumentException if the history has an entry for the day of {@code asOf} or later
     */
    public static Optional<Growth> growth(History history, Instant asOf) {
        LocalDate today = date(asOf);
        boolean usable = Survivors.objection(history, today).isEmpty();
        Optional<History> known =
                usable ? Optional.of(history) : history.observedFrom().map(history::observedOnly);
        return known.map(some -> Series.of(some, today))
                .filter(series -> series.length() > 0)
                .map(Growth::of);
    }

    private static Projection ofUsable(History history, Assumptions assumptions, Instant asOf) {
        Series all = Series.of(history, date(asOf)).settingAside(assumptions.exceptional());
        Optional<RecentShift> shift = RecentShift.in(all.nets(0, all.length()));
        Series series = shift.filter(change -> !change.isTooRecent())
                .map(change -> all.last(change.days()))
                .orElse(all);
        double[] recent = series.nets(series.length() - Inflow.daysToJudge(series), series.length());
        if (Inflow.isNoise(recent)) {
            return new Projection.Refusal(
                    RefusalCode.NO_GROWTH,
                    "the last " + recent.length + " complete days show nothing but noise around zero",
                    Optional.empty());
        }
        if (shift.isPresent() && shift.get().isTooRecent()) {
            return refused(shift.get(), date(asOf));
        }
        Path path = PathBuilder.path(history, series, all, assumptions, asOf);
        return isVague(path, series) ? unstable(path) : path;
    }

    private static Projection.Refusal refused(RecentShift shift, LocalDate today) {
        String detail = "the net per day went from " + Math.round(shift.before()) + " to " + Math.round(shift.after())
                + " " + shift.days() + " days ago; a forecast needs " + RecentShift.ENOUGH_DAYS
                + " days of the new pace";
        Instant until = enoughSince(today.minusDays(shift.days()));
        return new Projection.Refusal(RefusalCode.LEVEL_SHIFT, detail, Optional.of(until));
    }

    /** An interval of a month ahead that is much wider than all that was ever there says nothing. */
    private static boolean isVague(Path path, Series series) {
        Path.Knot ahead = path.at(Math.min(Growth.DAYS, path.horizonDays()));
        return series.length() >= SETTLED_DAYS && ahead.p90() - ahead.p10() > VAGUE * series.range();
    }

    private static Projection.Refusal unstable(Path path) {
        String detail = "even " + Math.min(Growth.DAYS, path.horizonDays())
                + " days ahead the forecast has been wrong by more than all that was ever there";
        return new Projection.Refusal(RefusalCode.UNSTABLE, detail, Optional.empty());
    }

    private static boolean isUnseen(History history) {
        return history.days().isEmpty() && history.observedSince().isEmpty();
    }

    private static Projection insufficient(History history, int known) {
        Optional<Instant> until = known < FEWEST_DAYS ? Optional.of(enoughSince(history.firstDay())) : Optional.empty();
        String detail = "a forecast needs " + FEWEST_DAYS + " complete days of history, there are "
                + (isUnseen(history) ? "none" : known);
        return new Projection.Refusal(RefusalCode.INSUFFICIENT_HISTORY, detail, until);
    }

    private static Instant enoughSince(LocalDate firstDay) {
        return firstDay.plusDays(FEWEST_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate date(Instant asOf) {
        return asOf.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
