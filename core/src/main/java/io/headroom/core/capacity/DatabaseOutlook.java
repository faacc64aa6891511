package io.headroom.core.capacity;

import io.headroom.core.forecast.Projection;

/**
 * A database's share in the growth of its instance.
 *
 * @param physicalBytes its size on disk
 * @param logical the projection of its live rows' bytes
 */
public record DatabaseOutlook(String database, long physicalBytes, Projection logical) {}
