package io.headroom.analytics;

import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.usage.InstanceSample;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about an instance are made from: a reading of it, or the outlook of one of its databases.
 *
 * @param database whose outlook {@code projection} is
 */
record InstanceInput(
        @Nullable InstanceSample sample,
        @Nullable String database,
        @Nullable ProjectionFact projection) {}
