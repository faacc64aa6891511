package io.headroom.api.price;

import io.headroom.core.capacity.Plan;
import io.headroom.core.capacity.PlanTraits;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan as one source describes it; what the source does not say is null.
 *
 * @param plan what a configuration calls it, such as railway/starter
 * @param storageBytes null where storage is sold apart
 * @param growth how its storage is made larger, in words
 * @param cooldownSeconds between two changes of its storage
 * @param ceilingPercent of its storage, from which on the provider stops writes
 */
record PlanRow(
        String plan,
        String provider,
        String name,
        @Nullable String region,
        LocalDate effective,
        String source,
        PriceKind kind,
        @Nullable PriceRange price,
        @Nullable Long storageBytes,
        @Nullable Long memoryBytes,
        @Nullable Integer vcpus,
        @Nullable Integer connections,
        @Nullable Boolean managed,
        @Nullable Boolean highlyAvailable,
        @Nullable String backups,
        @Nullable Boolean pointInTime,
        @Nullable String growth,
        @Nullable Long cooldownSeconds,
        @Nullable Integer ceilingPercent,
        @Nullable Boolean shrinkable) {

    static PlanRow of(Plan plan) {
        PlanTraits traits = plan.traits();
        return new PlanRow(
                plan.id(),
                plan.provider(),
                plan.name(),
                said(plan.region()),
                plan.effective(),
                plan.source(),
                plan.kind(),
                said(plan.price().map(PriceRange::of)),
                said(plan.storage().map(Bytes::count)),
                said(plan.memory().map(Bytes::count)),
                said(plan.vcpus()),
                said(plan.connections()),
                said(traits.managed()),
                said(traits.highlyAvailable()),
                said(traits.backups()),
                said(traits.pointInTime()),
                said(traits.growth()),
                said(traits.cooldown().map(Duration::toSeconds)),
                said(traits.ceilingPercent()),
                said(traits.shrinkable()));
    }

    private static <T> @Nullable T said(Optional<T> value) {
        return value.orElse(null);
    }
}
