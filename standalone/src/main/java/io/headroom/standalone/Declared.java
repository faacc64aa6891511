package io.headroom.standalone;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.decision.Estate;
import java.util.HashMap;
import java.util.Map;

/** What the configuration declares, in the words of the roles that need it. */
final class Declared {
    private Declared() {}

    static Estate estate(HeadroomConfig config) {
        Map<String, Capacity> capacities = new HashMap<>();
        config.instances().forEach((name, instance) -> capacities.put(name, instance.declared(name)));
        return new Estate(
                capacities,
                instances(config),
                config.prices(),
                config.policy().rules(),
                config.annotations(),
                config.zones());
    }

    /** The instance of each database. */
    static Map<String, String> instances(HeadroomConfig config) {
        Map<String, String> instances = new HashMap<>();
        config.databases().forEach((name, database) -> instances.put(name, database.instance()));
        return instances;
    }
}
