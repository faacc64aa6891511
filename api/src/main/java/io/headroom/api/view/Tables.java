package io.headroom.api.view;

import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tables of each database, as ingest watches them. */
public final class Tables {
    private final Map<String, Map<String, WatchedTable>> byDatabase = new ConcurrentHashMap<>();

    /** Whether ingest has named any table of the database, be it a dropped one. */
    public boolean known(String database) {
        return byDatabase.containsKey(database);
    }

    /** Tables that are there, by name. Their names are unique: a dropped one may share its name with its successor. */
    public SortedMap<TableName, WatchedTable> of(String database) {
        SortedMap<TableName, WatchedTable> there = new TreeMap<>();
        for (WatchedTable table :
                byDatabase.getOrDefault(database, Collections.emptyMap()).values()) {
            if (table.state() != TableWatch.DROPPED) {
                there.put(table.name(), table);
            }
        }
        return there;
    }

    void take(String key, @Nullable WatchedTable table, Instant publishedAt) {
        String database = key.substring(0, key.lastIndexOf('/'));
        if (table == null) {
            byDatabase.computeIfPresent(database, (name, tables) -> without(key, tables));
            return;
        }
        byDatabase.computeIfAbsent(database, name -> new ConcurrentHashMap<>()).put(key, table);
    }

    private static @Nullable Map<String, WatchedTable> without(String key, Map<String, WatchedTable> tables) {
        tables.remove(key);
        return tables.isEmpty() ? null : tables;
    }
}
