package io.headroom.core.remedy;

import io.headroom.core.cohort.LiveCohorts;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What deleting old rows does for as long as it is kept up.
 *
 * @param keepMonths whole months before the present one whose rows stay
 * @param freedBytes logical bytes of the rows that are older, at once
 * @param savedPerDay logical bytes a day that grow too old within the three months after that
 */
public record Retention(int keepMonths, long freedBytes, double savedPerDay) {
    private static final int AHEAD = 3;

    /** @param cohorts what is there by month of birth; rows that do not say when they were born stay */
    public static Retention of(LiveCohorts cohorts, int keepMonths, Instant now) {
        YearMonth kept = YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(keepMonths);
        YearMonth ahead = kept.plusMonths(AHEAD);
        long days = ChronoUnit.DAYS.between(kept.atDay(1), ahead.atDay(1));
        return new Retention(
                keepMonths, born(cohorts, YearMonth.of(0, 1), kept), (double) born(cohorts, kept, ahead) / days);
    }

    /** Bytes of rows born from one month to before another. */
    private static long born(LiveCohorts cohorts, YearMonth from, YearMonth to) {
        return cohorts.live().entrySet().stream()
                .filter(cohort -> cohort.getKey()
                        .month()
                        .filter(month -> !month.isBefore(from) && month.isBefore(to))
                        .isPresent())
                .mapToLong(cohort -> cohort.getValue().bytes())
                .sum();
    }

    /** The same in bytes on disk. */
    Retention times(double amplification) {
        return new Retention(keepMonths, Math.round(freedBytes * amplification), savedPerDay * amplification);
    }
}
