package io.headroom.analytics.scope;

import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.growth.GrowthKey;
import io.headroom.core.growth.GrowthPack;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.SeriesKey;
import org.jspecify.annotations.Nullable;

/** What the scope stage has to say after a delta. */
public sealed interface ScopeFact {

    /** What the scope holds now. */
    record Live(LiveFootprint footprint) implements ScopeFact {}

    /** What came and went in the buckets of a pack; no pack where none of it is kept any longer. */
    record Grown(GrowthKey key, @Nullable GrowthPack pack) implements ScopeFact {}

    /** What is left of the rows of each month. */
    record Aged(LiveCohorts cohorts) implements ScopeFact {}

    /** What is expected of a measure of the scope. */
    record Projected(SeriesKey series, ProjectionFact projection) implements ScopeFact {}
}
