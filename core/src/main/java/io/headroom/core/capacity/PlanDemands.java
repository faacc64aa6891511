package io.headroom.core.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an owner demands of a plan beside its size. What the price book does not say of a plan does not meet a demand: nobody
 * could rely on it.
 *
 * @param managed the provider has to run the server
 * @param highlyAvailable a standby has to take over
 * @param backups have to be kept
 * @param pointInTime any moment of the recent past has to be restorable
 * @param region where it has to be
 */
public record PlanDemands(
        boolean managed, boolean highlyAvailable, boolean backups, boolean pointInTime, Optional<String> region) {
    /** Any plan will do. */
    public static final PlanDemands NONE = new PlanDemands(false, false, false, false, Optional.empty());

    /** The same, and managed. */
    public PlanDemands andManaged() {
        return new PlanDemands(true, highlyAvailable, backups, pointInTime, region);
    }

    /** Whether a plan is said to have all of it. */
    boolean areMetBy(Plan plan) {
        return against(plan).isEmpty();
    }

    /** What speaks against a plan: the end of a sentence that begins with it; empty if it has all that is demanded. */
    Optional<String> against(Plan plan) {
        PlanTraits traits = plan.traits();
        List<String> missing = new ArrayList<>();
        missing(managed, traits.managed(), "managed").ifPresent(missing::add);
        missing(highlyAvailable, traits.highlyAvailable(), "highly available").ifPresent(missing::add);
        missing(backups, traits.backups().map(kept -> true), "backed up").ifPresent(missing::add);
        missing(pointInTime, traits.pointInTime(), "restorable to a point in time")
                .ifPresent(missing::add);
        region.filter(wanted -> !plan.region().equals(region))
                .map(wanted -> plan.region().map(other -> "in " + other).orElse("not said to be anywhere")
                        + " and not in " + wanted)
                .ifPresent(missing::add);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("is " + String.join(", ", missing) + ", which is required");
    }

    private static Optional<String> missing(boolean demanded, Optional<Boolean> has, String trait) {
        return demanded && !has.orElse(false)
                ? Optional.of((has.isPresent() ? "not " : "not said to be ") + trait)
                : Optional.empty();
    }

    /** For sentences and for the digest of a configuration: {@code managed, in eu-west-2}; empty if there is none. */
    public String said() {
        List<String> all = new ArrayList<>();
        if (managed) {
            all.add("managed");
        }
        if (highlyAvailable) {
            all.add("highly available");
        }
        if (backups) {
            all.add("backed up");
        }
        if (pointInTime) {
            all.add("restorable to a point in time");
        }
        region.ifPresent(wanted -> all.add("in " + wanted));
        return String.join(", ", all);
    }
}
