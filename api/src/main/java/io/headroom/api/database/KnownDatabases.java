package io.headroom.api.database;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The databases that the config names, with their instances; listed even before ingest reports about them.
 *
 * <p>Databases that ingest reported and the config does not name are listed too: until they are uninstalled they hold a
 * replication slot on their server, which nobody should forget.
 */
public record KnownDatabases(SortedMap<String, String> instances) {

    public KnownDatabases {
        instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
    }

    public static KnownDatabases of(Map<String, String> instances) {
        return new KnownDatabases(new TreeMap<>(instances));
    }
}
