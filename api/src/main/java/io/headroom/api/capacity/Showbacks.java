package io.headroom.api.capacity;

import io.headroom.api.database.Databases;
import io.headroom.api.database.OnDisk;
import io.headroom.core.capacity.OfferFact;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.RecommendationFact;
import io.headroom.core.capacity.Showback;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divides the bill of an instance among the tenants of its databases, by what they take up on disk. */
@Singleton
final class Showbacks {
    private final Databases databases;
    private final Instances instances;

    Showbacks(Databases databases, Instances instances) {
        this.databases = databases;
        this.instances = instances;
    }

    /** @throws io.headroom.api.problem.ProblemException if no instance has this name */
    InstanceShowback of(String instance) {
        return instances
                .judged(instance)
                .map(said -> of(instance, said))
                .orElseGet(() -> InstanceShowback.of(instances.unjudged(instance)));
    }

    private InstanceShowback of(String instance, RecommendationFact said) {
        List<OnDisk> onDisk = databases.byInstance().getOrDefault(instance, List.of()).stream()
                .map(databases::onDisk)
                .toList();
        Refusal refusal = refusal(said, onDisk);
        OfferFact plan = said.plan();
        if (refusal != null || plan == null) {
            return InstanceShowback.refused(instance, said.asOf(), refusal);
        }
        return InstanceShowback.of(said, plan, rows(plan, charges(said, onDisk), grown(onDisk)));
    }

    private static @Nullable Refusal refusal(RecommendationFact said, List<OnDisk> onDisk) {
        if (said.plan() == null) {
            return new Refusal("UNKNOWN_PRICE", "There is no bill to divide: declare a plan with a known price", null);
        }
        for (OnDisk database : onDisk) {
            if (database.bytes() == null) {
                String detail = "Nobody has measured yet what the database " + database.database() + " takes up";
                return new Refusal("UNKNOWN_SIZE", detail, null);
            }
        }
        return said.usedBytes() == null
                ? new Refusal("UNKNOWN_SIZE", "Nobody has measured yet what the instance takes up", null)
                : null;
    }

    /** Tenants, then what is nobody's, then what nothing is on. */
    private static List<ShowbackRow.Charge> charges(RecommendationFact said, List<OnDisk> onDisk) {
        List<ShowbackRow.Charge> charges = new ArrayList<>();
        long used = 0;
        for (OnDisk database : onDisk) {
            database.owners().forEach(owner -> charges.add(ShowbackRow.Charge.of(database.database(), owner)));
            used += known(database.bytes());
        }
        for (OnDisk database : onDisk) {
            charges.add(ShowbackRow.Charge.of(ShowbackRow.Kind.SYSTEM, database.database(), known(database.system())));
        }
        long all = Math.max(used, known(said.usedBytes()));
        charges.add(ShowbackRow.Charge.of(ShowbackRow.Kind.INSTANCE, null, all - used));
        long idle = known(said.capacityBytes()) - all;
        if (idle > 0) {
            charges.add(ShowbackRow.Charge.of(ShowbackRow.Kind.IDLE, null, idle));
        }
        return charges;
    }

    private static long known(@Nullable Long bytes) {
        return bytes == null ? 0 : bytes;
    }

    private static double grown(List<OnDisk> onDisk) {
        return onDisk.stream()
                .flatMap(database -> database.owners().stream())
                .mapToDouble(owner -> owner.growthPerDay() == null ? 0 : Math.max(0, owner.growthPerDay()))
                .sum();
    }

    private static List<ShowbackRow> rows(OfferFact plan, List<ShowbackRow.Charge> charges, double grown) {
        Map<ShowbackRow.Charge, Long> bytes = new LinkedHashMap<>();
        charges.forEach(charge -> bytes.put(charge, charge.bytes()));
        long all = charges.stream().mapToLong(ShowbackRow.Charge::bytes).sum();
        Price nothing =
                new Price(BigDecimal.ZERO, BigDecimal.ZERO, plan.pricePerMonth().currency());
        Map<ShowbackRow.Charge, Price> costs = Showback.split(plan.pricePerMonth(), bytes);
        return charges.stream()
                .map(charge -> ShowbackRow.of(
                        charge,
                        all,
                        grown,
                        PlanOffer.MonthlyPrice.of(costs.getOrDefault(charge, nothing), plan.kind())))
                .toList();
    }
}
