package io.headroom.core.forecast;

import io.headroom.core.quantity.Days;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Judges whether a history pieced together from the rows that are left may stand for what really happened. A log of
 * which 90 days are kept looks like steep growth that began 90 days ago.
 */
final class Survivors {
    private static final double RARE_DELETES = 0.05;
    private static final double CROWDED_HOUR = 0.20;
    private static final int[] ROUND_AGES = {30, 60, 90, 180, 365};
    private static final int AGE_TOLERANCE = 2;

    private Survivors() {}

    /** Why the reconstructed part must not feed a forecast; empty if it may, or if there is none. */
    static Optional<String> objection(History history, LocalDate today) {
        if (!history.isReconstructedInPart()) {
            return Optional.empty();
        }
        double deleted = history.deletedShare().orElse(0);
        if (deleted > RARE_DELETES) {
            return Optional.of(percent(deleted) + " of the rows ever inserted were deleted, so those left do not show"
                    + " how many came");
        }
        Series series = Series.of(history, today);
        return cutAtRoundAge(series).or(() -> crowdedHour(history, series));
    }

    /**
     * The age counts from the first watched day, when the rows were read: from then on deletes are seen. A cut shows as
     * an inflow that is there in full from one day to the next.
     */
    private static Optional<String> cutAtRoundAge(Series series) {
        int read = series.observedFrom();
        for (int age : ROUND_AGES) {
            for (int day = read - age - AGE_TOLERANCE; day <= read - age + AGE_TOLERANCE; day++) {
                if (day >= 0 && Inflow.jumpsAt(series, day)) {
                    return Optional.of("rows appear in force just " + age + " days before they were first read ("
                            + Days.said(series.first().plusDays(day)) + "), as if older ones were removed at that age");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> crowdedHour(History history, Series series) {
        double share = history.busiestHourShare().orElse(0);
        boolean suspicious = share > CROWDED_HOUR && !Inflow.hasLateImport(series, CROWDED_HOUR);
        return suspicious
                ? Optional.of(percent(share) + " of the rows say they were created within one hour, which looks like a"
                        + " creation time filled in afterwards")
                : Optional.empty();
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    static int observedDays(LocalDate since, LocalDate today) {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(since, today)));
    }
}
