package io.headroom.analytics.usage;

import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageSeries;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageKey;
import org.jspecify.annotations.Nullable;

/** What the usage stage has to say after a reading. */
public sealed interface UsageFact {

    /** What was read in a time bucket; no bucket where it is no longer kept. */
    record Summed(UsageKey key, @Nullable UsageBucket bucket) implements UsageFact {}

    /** What is expected of a series. */
    record Projected(UsageSeries series, UsageProjection projection) implements UsageFact {}
}
