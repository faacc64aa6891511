package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an instance has. What nobody declared is absent, and no date is given for it.
 *
 * @param planId the plan as it was declared, even if no price book knows it
 * @param plan what the price book says of it
 * @param leadTime from deciding on more capacity to having it
 * @param restore how long a restore may take
 * @param demands of its plan, beside its size
 */
public record Capacity(
        String instance,
        Optional<Bytes> storage,
        Optional<Bytes> memory,
        Optional<Integer> vcpus,
        Optional<Integer> connections,
        Optional<String> planId,
        Optional<Plan> plan,
        Optional<Duration> leadTime,
        Optional<RestoreGoal> restore,
        PlanDemands demands) {

    /** An instance of which nobody says how long a restore may take, or what its plan has to be like. */
    public Capacity(
            String instance,
            Optional<Bytes> storage,
            Optional<Bytes> memory,
            Optional<Integer> vcpus,
            Optional<Integer> connections,
            Optional<String> planId,
            Optional<Plan> plan,
            Optional<Duration> leadTime) {
        this(instance, storage, memory, vcpus, connections, planId, plan, leadTime, Optional.empty(), PlanDemands.NONE);
    }

    /** An instance whose plan may be like any. */
    public Capacity(
            String instance,
            Optional<Bytes> storage,
            Optional<Bytes> memory,
            Optional<Integer> vcpus,
            Optional<Integer> connections,
            Optional<String> planId,
            Optional<Plan> plan,
            Optional<Duration> leadTime,
            Optional<RestoreGoal> restore) {
        this(instance, storage, memory, vcpus, connections, planId, plan, leadTime, restore, PlanDemands.NONE);
    }

    /** When there is more if it is ordered today; at once where nobody says how long that takes. A day begun is a day needed. */
    LocalDate moreBy(LocalDate today) {
        return today.plusDays(
                leadTime.orElse(Duration.ZERO).plusDays(1).minusNanos(1).toDays());
    }

    /** The same with the limits of its plan where none is declared. */
    public Capacity filledFrom(PriceBook book) {
        return planId.flatMap(book::plan)
                .map(known -> new Capacity(
                        instance,
                        storage.or(known::storage),
                        memory.or(known::memory),
                        vcpus.or(known::vcpus),
                        connections.or(known::connections),
                        planId,
                        Optional.of(known),
                        leadTime,
                        restore,
                        demands))
                .orElse(this);
    }
}
