package io.headroom.api.view;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.InstanceSample;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Sample;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the sampler read last of each instance and of each table. */
public final class Readings {
    private final Map<String, InstanceSample> byInstance = new ConcurrentHashMap<>();
    private final Map<String, Map<TableName, RelationSizes>> byDatabase = new ConcurrentHashMap<>();

    /** Null if the instance has not been read lately. */
    public @Nullable InstanceSample of(String instance) {
        return byInstance.get(instance);
    }

    /** Null if the table has not been read lately. */
    public @Nullable RelationSizes of(String database, TableName table) {
        return byDatabase.getOrDefault(database, Map.of()).get(table);
    }

    /** Those that have been read lately. */
    public SortedMap<TableName, RelationSizes> tables(String database) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(byDatabase.getOrDefault(database, Map.of())));
    }

    public Set<String> instances() {
        return Collections.unmodifiableSet(new TreeSet<>(byInstance.keySet()));
    }

    void take(String key, @Nullable Sample sample, Instant publishedAt) {
        if (sample instanceof InstanceSample reading) {
            byInstance.put(reading.instance(), reading);
        } else if (sample instanceof RelationSizes table) {
            byDatabase
                    .computeIfAbsent(table.database(), added -> new ConcurrentHashMap<>())
                    .put(table.table(), table);
        }
    }
}
