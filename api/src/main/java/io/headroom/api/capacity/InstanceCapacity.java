package io.headroom.api.capacity;

import io.headroom.api.declaration.DeclaredBy;
import io.headroom.api.declaration.InForce;
import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.PlanDemands;
import io.headroom.core.capacity.RestoreGoal;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an instance has, with its plan's limits where none is declared; null is unknown.
 *
 * @param plan such as railway/starter
 * @param leadTimeSeconds from deciding on more capacity to having it
 * @param restoreWithinSeconds so long may a restore of its databases take
 * @param restoreBytesPerSecond as declared; a restore test that is reported takes its place
 * @param require what its plan has to be like beside its size, in words; null where any will do
 * @param declaration what was declared at run time, null where the configuration counts
 */
record InstanceCapacity(
        String instance,
        @Nullable Long storageBytes,
        @Nullable Long memoryBytes,
        @Nullable Integer vcpus,
        @Nullable Integer connections,
        @Nullable String plan,
        @Nullable Long leadTimeSeconds,
        @Nullable Long restoreWithinSeconds,
        @Nullable Long restoreBytesPerSecond,
        @Nullable String require,
        @Nullable DeclaredBy declaration) {

    static InstanceCapacity of(String instance, InForce.Held<Optional<Capacity>> held) {
        Optional<Capacity> capacity = held.value();
        return new InstanceCapacity(
                instance,
                capacity.flatMap(Capacity::storage).map(Bytes::count).orElse(null),
                capacity.flatMap(Capacity::memory).map(Bytes::count).orElse(null),
                capacity.flatMap(Capacity::vcpus).orElse(null),
                capacity.flatMap(Capacity::connections).orElse(null),
                capacity.flatMap(Capacity::planId).orElse(null),
                capacity.flatMap(Capacity::leadTime).map(Duration::toSeconds).orElse(null),
                capacity.flatMap(Capacity::restore)
                        .map(goal -> goal.within().toSeconds())
                        .orElse(null),
                capacity.flatMap(Capacity::restore)
                        .flatMap(RestoreGoal::rate)
                        .map(Bytes::count)
                        .orElse(null),
                capacity.map(Capacity::demands)
                        .map(PlanDemands::said)
                        .filter(said -> !said.isEmpty())
                        .orElse(null),
                DeclaredBy.of(held.declaration()));
    }
}
