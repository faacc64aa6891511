package io.headroom.core.capacity;

import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageProjection.Knot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is expected of the connections, the memory and the processors of one instance. */
record ResourceOutlooks(List<ResourceOutlook> all) {

    ResourceOutlooks {
        all = List.copyOf(all);
    }

    /** @param said of the instance, by day; what was never projected is left out */
    static ResourceOutlooks of(Capacity capacity, Map<MeasuredLimit, UsageProjection> said, Instant at) {
        return new ResourceOutlooks(Arrays.stream(Quantity.values())
                .map(quantity -> ResourceOutlook.of(quantity, capacity, said.get(quantity.limit()), at))
                .toList());
    }

    /** What is needed until a day of all that is known and whose present quantity is. */
    Minimum until(LocalDate end) {
        Map<Quantity, Long> least = new EnumMap<>(Quantity.class);
        known().forEach(outlook ->
                outlook.has().ifPresent(today -> least.put(outlook.quantity(), outlook.neededUntil(end, today))));
        return new Minimum(least);
    }

    /** What is needed as far as can be looked ahead. */
    Minimum atMost() {
        return until(LocalDate.MAX);
    }

    /** A plan without the quantities whose need is known: in those no other has to keep up with it. */
    Plan yardstick(Plan plan) {
        Minimum known = atMost();
        return plan.having(
                plan.memory().filter(any -> !known.asks(Quantity.MEMORY)),
                plan.vcpus().filter(any -> !known.asks(Quantity.CPU)),
                plan.connections().filter(any -> !known.asks(Quantity.CONNECTIONS)));
    }

    /** What is beyond its threshold by P90 until a day, the first one first. */
    List<ResourceOutlook.Known> overBy(LocalDate day) {
        return known().filter(outlook -> outlook.over(Knot::p90)
                        .filter(over -> !over.isAfter(day))
                        .isPresent())
                .sorted((one, other) -> over(one).compareTo(over(other)))
                .toList();
    }

    /** Why an instance needs another plan, of what is known and whose present quantity is. */
    Stream<String> warnings() {
        return known().filter(outlook -> outlook.has().isPresent()).flatMap(outlook -> outlook.warning().stream());
    }

    /** What will be too little, and nobody says how much of it there is. */
    Optional<String> uncounted(String instance) {
        return known().flatMap(outlook -> outlook.warning().stream()
                        .flatMap(warning -> outlook.leftOut(instance).map(why -> warning + "; " + why).stream()))
                .findFirst();
    }

    List<ResourceFact> facts(String instance) {
        return all.stream().map(outlook -> ResourceFact.of(outlook, instance)).toList();
    }

    private static LocalDate over(ResourceOutlook.Known outlook) {
        return outlook.over(Knot::p90).orElse(LocalDate.MAX);
    }

    private Stream<ResourceOutlook.Known> known() {
        return all.stream().flatMap(outlook -> known(outlook).stream());
    }

    private static Optional<ResourceOutlook.Known> known(ResourceOutlook outlook) {
        return outlook instanceof ResourceOutlook.Known known ? Optional.of(known) : Optional.empty();
    }
}
