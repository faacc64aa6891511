package io.headroom.core.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every instance that the file speaks of: those it declares, and one for each database that has its server to itself and
 * therefore carries capacity, plan and lead time as a shorthand.
 */
final class Instances {
    private final Section databases;
    private final boolean declared;
    private final Map<String, InstanceConfig> all;

    private Instances(Section headroom) {
        databases = headroom.section("databases");
        declared = headroom.has("instances");
        all = headroom.section("instances")
                .each((name, section) -> InstanceConfig.read(section.only(InstanceConfig.KEYS)));
    }

    static Map<String, InstanceConfig> read(Section headroom) {
        Instances instances = new Instances(headroom);
        // In two rounds, because a database may sit on an instance that a later one implies.
        instances.databases.each(instances::imply);
        instances.databases.each(instances::find);
        return instances.all;
    }

    /** Where no instance is named there is one called like the database. */
    private Section imply(String name, Section database) {
        String shorthand = shorthand(database);
        String instance = database.text("instance");
        if (shorthand != null && (instance != null || all.containsKey(name))) {
            String owner = instance == null ? name : instance;
            throw database.error(
                    shorthand,
                    "belongs to the instance " + owner + "; move it to headroom.instances." + owner
                            + (instance == null ? "" : ", or leave instance out"));
        }
        if (instance == null) {
            all.putIfAbsent(name, shorthand == null ? InstanceConfig.UNDECLARED : InstanceConfig.read(database));
        }
        return database;
    }

    /** With no instances declared, naming one is enough: it groups databases whose server nobody has described yet. */
    private Section find(String name, Section database) {
        String instance = database.value("instance", Scalars::text, name);
        if (!all.containsKey(instance)) {
            if (declared) {
                throw database.error(
                        "instance",
                        "must name a declared instance (" + String.join(", ", all.keySet()) + "), got " + instance);
            }
            database.build(() -> {
                Require.name("instance", instance);
                return all.put(instance, InstanceConfig.UNDECLARED);
            });
        }
        return database;
    }

    private static @Nullable String shorthand(Section database) {
        return InstanceConfig.KEYS.stream().filter(database::has).findFirst().orElse(null);
    }
}
