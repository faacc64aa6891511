package io.headroom.core.projection;

import io.headroom.core.forecast.Assumptions;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.History;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.Projections;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Projects a history from the last UTC midnight, so that the answer changes only when closed days do. */
public final class Outlooks {
    /** A year: runways and plans look that far. */
    private static final Assumptions YEAR = Assumptions.horizon(Duration.ofDays(365));

    private Outlooks() {}

    /** @param exceptional days that are not learned from, see {@link Assumptions} */
    public static ProjectionFact project(
            ScopeHistory history, Measure measure, Instant now, Set<LocalDate> exceptional) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        History known = history.of(measure, midnight);
        Optional<Growth> growth = Projections.growth(known, midnight);
        Projection projection = Projections.project(known, YEAR.settingAside(exceptional), midnight);
        return ProjectionFact.of(projection, midnight, known.level(), growth);
    }
}
