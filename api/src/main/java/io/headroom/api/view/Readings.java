package io.headroom.api.view;

import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.Sample;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the sampler read last of each instance. Readings of tables are passed over: nothing here asks for them. */
public final class Readings {
    private final Map<String, InstanceSample> byInstance = new ConcurrentHashMap<>();

    /** Null if the instance has not been read lately. */
    public @Nullable InstanceSample of(String instance) {
        return byInstance.get(instance);
    }

    public Set<String> instances() {
        return Collections.unmodifiableSet(new TreeSet<>(byInstance.keySet()));
    }

    void take(String key, @Nullable Sample sample, Instant publishedAt) {
        if (sample instanceof InstanceSample reading) {
            byInstance.put(reading.instance(), reading);
        }
    }
}
