package io.headroom.core.delta;

import java.time.Instant;

/** Everything that a database committed before {@code at} and that falls into this partition has been applied. */
public record PartitionWatermark(int partition, Instant at) {}
