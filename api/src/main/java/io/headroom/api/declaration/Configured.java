package io.headroom.api.declaration;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.OwnFiles;
import io.headroom.core.declaration.DeclarationKind;
import io.headroom.core.trigger.Policy;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration declared when it was read.
 *
 * @param capacities by instance, as they are written
 * @param annotations what is known of the future of databases
 * @param zones by instance, by which people work with it
 */
public record Configured(
        Policy policy,
        PriceBook prices,
        Map<String, Capacity> capacities,
        OwnFiles files,
        List<Annotation> annotations,
        Map<String, ZoneId> zones) {

    public Configured {
        capacities = Map.copyOf(capacities);
        annotations = List.copyOf(annotations);
        zones = Map.copyOf(zones);
    }

    /** All instances work by UTC. */
    public Configured(
            Policy policy,
            PriceBook prices,
            Map<String, Capacity> capacities,
            OwnFiles files,
            List<Annotation> annotations) {
        this(policy, prices, capacities, files, annotations, Map.of());
    }

    public static Configured of(HeadroomConfig config) {
        Map<String, Capacity> capacities = new HashMap<>();
        config.instances().forEach((name, instance) -> capacities.put(name, instance.declared(name)));
        return new Configured(
                config.policy(), config.prices(), capacities, config.ownFiles(), config.annotations(), config.zones());
    }

    /** Where the configuration has it from, if that is a file of its own. */
    Optional<Path> file(DeclarationKind kind) {
        return switch (kind) {
            case POLICIES -> files.policies();
            case PRICE_BOOK -> files.priceBook();
            case CAPACITY -> Optional.empty();
        };
    }

    /** What an instance has by the configuration, in a text that stays the same as long as the configuration does. */
    String written(String instance) {
        Capacity capacity = capacities.get(instance);
        return capacity == null
                ? "none"
                : "storage %s, memory %s, vcpus %s, connections %s, plan %s, lead time %s%s%s"
                        .formatted(
                                capacity.storage(),
                                capacity.memory(),
                                capacity.vcpus(),
                                capacity.connections(),
                                capacity.planId(),
                                capacity.leadTime(),
                                capacity.restore().map(goal -> ", " + goal).orElse(""),
                                capacity.demands().said().isEmpty()
                                        ? ""
                                        : ", required " + capacity.demands().said());
    }
}
