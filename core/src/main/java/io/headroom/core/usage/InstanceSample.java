package io.headroom.core.usage;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server uses at one moment. A measure that could not be read is absent, never 0, and {@code gaps} says why.
 *
 * @param databases physical size in bytes of each watched database, by Headroom's name for it
 * @param maxConnections {@code max_connections} of the server
 * @param reservedConnections those of them that applications cannot have
 * @param connections client backends by state; those whose state this role may not see are {@code UNKNOWN}
 */
public record InstanceSample(
        String instance,
        Instant at,
        StorageUse storage,
        Map<String, Long> databases,
        @Nullable Integer maxConnections,
        @Nullable Integer reservedConnections,
        Map<ConnectionState, Integer> connections,
        List<Gap> gaps)
        implements Sample {

    public InstanceSample {
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(storage, "storage");
        databases = Collections.unmodifiableMap(new TreeMap<>(databases));
        Map<ConnectionState, Integer> byState = new EnumMap<>(ConnectionState.class);
        byState.putAll(connections);
        connections = Collections.unmodifiableMap(byState);
        gaps = List.copyOf(gaps);
    }

    @Override
    public String key() {
        return "instance:" + instance;
    }
}
