package io.headroom.core.decision;

import io.headroom.core.annotation.Annotation;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.trigger.Rule;
import io.headroom.core.usage.Subject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has been declared: the instances with their capacities, which database is on which, what plans cost, and when alarms
 * are raised.
 *
 * @param capacities by instance, as they were declared
 * @param instances by database
 * @param rules in force
 * @param annotations what is known of the future of databases
 * @param zones by instance, by which people work with it; UTC where it is left out
 */
public record Estate(
        Map<String, Capacity> capacities,
        Map<String, String> instances,
        PriceBook prices,
        List<Rule> rules,
        List<Annotation> annotations,
        Map<String, ZoneId> zones) {
    /** Nothing was declared: no decision is made. */
    public static final Estate UNKNOWN =
            new Estate(Map.of(), Map.of(), PriceBook.EMPTY, List.of(), List.of(), Map.of());

    public Estate {
        capacities = Map.copyOf(capacities);
        instances = Map.copyOf(instances);
        rules = List.copyOf(rules);
        annotations = List.copyOf(annotations);
        zones = Map.copyOf(zones);
    }

    /** All instances work by UTC. */
    public Estate(
            Map<String, Capacity> capacities,
            Map<String, String> instances,
            PriceBook prices,
            List<Rule> rules,
            List<Annotation> annotations) {
        this(capacities, instances, prices, rules, annotations, Map.of());
    }

    /** By what clock people work with an instance. */
    ZoneId zone(String instance) {
        return zones.getOrDefault(instance, ZoneOffset.UTC);
    }

    /** What an instance has, with its plan's limits where none is declared. */
    public Optional<Capacity> capacity(String instance) {
        return Optional.ofNullable(capacities.get(instance)).map(declared -> declared.filledFrom(prices));
    }

    /** The same with other rules. */
    public Estate with(List<Rule> others) {
        return new Estate(capacities, instances, prices, others, annotations, zones);
    }

    /** The same with other prices. */
    public Estate with(PriceBook others) {
        return new Estate(capacities, instances, others, rules, annotations, zones);
    }

    /** The same with other capacities. */
    public Estate with(Map<String, Capacity> others) {
        return new Estate(others, instances, prices, rules, annotations, zones);
    }

    /** Instances with databases, in the order of their names. */
    SortedSet<String> watched() {
        return new TreeSet<>(instances.values());
    }

    List<String> databasesOf(String instance) {
        return instances.entrySet().stream()
                .filter(entry -> entry.getValue().equals(instance))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The instance that a subject is, or is a part of; tables have too many to be watched one by one. */
    Optional<String> instanceOf(Subject subject) {
        return switch (subject.kind()) {
            case INSTANCE, SLOT, REPLICA, POOL -> Optional.of(subject.owner());
            case DATABASE, SEQUENCE -> Optional.ofNullable(instances.get(subject.owner()));
            case TABLE -> Optional.empty();
        };
    }
}
