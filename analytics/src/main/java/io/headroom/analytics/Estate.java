package io.headroom.analytics;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been declared: the instances with their capacities, which database is on which, and what plans cost.
 *
 * @param capacities by instance, with their plans' limits where none is declared
 * @param instances by database
 */
public record Estate(Map<String, Capacity> capacities, Map<String, String> instances, PriceBook prices) {
    /** Nothing was declared: no decision is made. */
    public static final Estate UNKNOWN = new Estate(Map.of(), Map.of(), PriceBook.EMPTY);

    public Estate {
        capacities = Map.copyOf(capacities);
        instances = Map.copyOf(instances);
    }

    Optional<Capacity> capacity(String instance) {
        return Optional.ofNullable(capacities.get(instance));
    }

    List<String> databasesOf(String instance) {
        return instances.entrySet().stream()
                .filter(entry -> entry.getValue().equals(instance))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
