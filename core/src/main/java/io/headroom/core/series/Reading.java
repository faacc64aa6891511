package io.headroom.core.series;

import java.time.Instant;

/**
 * A value as it was read once.
 *
 * @param value NaN or infinite if there was a reading without one
 */
public record Reading(Instant at, double value) {}
