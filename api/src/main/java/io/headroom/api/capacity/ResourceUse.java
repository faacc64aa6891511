package io.headroom.api.capacity;

import io.headroom.api.figure.Rounded;
import io.headroom.core.capacity.Resource;
import io.headroom.core.usage.InstanceSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of a resource an instance uses. What is not known is null, never 0.
 *
 * @param unit of use and capacity: bytes or connections
 * @param capacity for connections, those that applications can have
 * @param utilisation used part of the capacity, 1 is full
 * @param asOf when the use was read
 */
record ResourceUse(
        Resource resource,
        String unit,
        @Nullable Long used,
        @Nullable Long capacity,
        @Nullable Double utilisation,
        @Nullable Instant asOf) {
    static List<ResourceUse> of(@Nullable Long storage, @Nullable InstanceSample reading) {
        List<ResourceUse> uses = new ArrayList<>();
        Instant at = reading == null ? null : reading.at();
        uses.add(of(
                Resource.STORAGE,
                "bytes",
                reading == null ? null : reading.storage().totalBytes(),
                storage,
                at));
        uses.add(of(Resource.CONNECTIONS, "connections", connections(reading), available(reading), at));
        return List.copyOf(uses);
    }

    private static ResourceUse of(
            Resource resource, String unit, @Nullable Long used, @Nullable Long capacity, @Nullable Instant at) {
        Double share = used == null || capacity == null || capacity <= 0
                ? null
                : (Double) Rounded.millionths((double) used / capacity);
        return new ResourceUse(resource, unit, used, capacity, share, used == null ? null : at);
    }

    /** The sampler's own connection is among them, so none at all means that they could not be read. */
    private static @Nullable Long connections(@Nullable InstanceSample reading) {
        return reading == null || reading.connections().isEmpty()
                ? null
                : (Long) reading.connections().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum();
    }

    private static @Nullable Long available(@Nullable InstanceSample reading) {
        Integer most = reading == null ? null : reading.maxConnections();
        Integer reserved = reading == null ? null : reading.reservedConnections();
        return most == null || reserved == null ? null : (Long) (long) (most - reserved);
    }
}
