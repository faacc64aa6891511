package io.headroom.api.database;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.footprint.Footprint;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the rows that were born in one month.
 *
 * @param birth the first day of that month in UTC; null for rows that do not say when they were created
 * @param bytes uncompressed sizes of the rows as they are now
 */
record CohortItem(@Nullable LocalDate birth, long rows, long bytes) {

    static List<CohortItem> of(LiveCohorts cohorts) {
        return cohorts.live().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static CohortItem of(Cohort cohort, Footprint live) {
        return new CohortItem(cohort.month().map(month -> month.atDay(1)).orElse(null), live.rows(), live.bytes());
    }
}
