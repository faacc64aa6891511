package io.headroom.api.database;

import io.headroom.core.annotation.Annotation;
import java.util.List;
import java.util.Map;

/**
 * The databases that the config names, with their instances; listed even before ingest reports about them.
 *
 * <p>Databases that ingest reported and the config does not name are listed too: until they are uninstalled they hold a
 * replication slot on their server, which nobody should forget.
 *
 * @param tenantNames what people call tenants, by database and tenant
 * @param annotations what the config knows of their future
 */
public record KnownDatabases(
        Map<String, String> instances, Map<String, Map<String, String>> tenantNames, List<Annotation> annotations) {

    public KnownDatabases {
        instances = Map.copyOf(instances);
        tenantNames = Map.copyOf(tenantNames);
        annotations = List.copyOf(annotations);
    }
}
