package io.headroom.bench;

import io.headroom.core.series.Seasons;
import java.time.Duration;

/** A frequency of the M4 competition. */
enum Competition {
    HOURLY(Duration.ofHours(1), 48, 24),
    WEEKLY(Duration.ofDays(7), 13, 1);

    private final Duration step;
    private final int horizon;
    private final int season;

    Competition(Duration step, int horizon, int season) {
        this.step = step;
        this.horizon = horizon;
        this.season = season;
    }

    Seasons seasons() {
        return Seasons.of(step);
    }

    /** How many steps are scored. */
    int horizon() {
        return horizon;
    }

    /** What errors are scaled by: 1 for weeks, as in the competition. */
    int season() {
        return season;
    }
}
