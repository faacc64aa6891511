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

    /** @throws io.headroom.api.problem.ProblemException if nothing has been said about the instance */
    InstanceShowback of(String instance) {
        RecommendationFact said = instances.said(instance);
        List<OnDisk> onDisk = databases.byInstance().getOrDefault(instance, List.of()).stream()
                .map(databases::onDisk)
                .toList();
        Refusal refusal = refusal(said, onDisk);
        OfferFact plan = said.plan();
        if (refusal != null || plan == null) {
            return InstanceShowback.refused(instance, said.asOf(), refusal);
        }
        List<ShowbackRow> rows = rows(said, onDisk);
        return InstanceShowback.of(said, plan, charged(plan, rows));
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
    private static List<ShowbackRow> rows(RecommendationFact said, List<OnDisk> onDisk) {
        double grown = onDisk.stream()
                .flatMap(database -> database.owners().stream())
                .mapToDouble(owner -> owner.growthPerDay() == null ? 0 : Math.max(0, owner.growthPerDay()))
                .sum();
        List<ShowbackRow> rows = new ArrayList<>();
        long used = 0;
        for (OnDisk database : onDisk) {
            database.owners().forEach(owner -> rows.add(ShowbackRow.of(database.database(), owner, grown)));
            used += known(database.bytes());
        }
        for (OnDisk database : onDisk) {
            rows.add(ShowbackRow.of(database.database(), ShowbackRow.Kind.SYSTEM, known(database.system())));
        }
        long all = Math.max(used, known(said.usedBytes()));
        rows.add(ShowbackRow.of(null, ShowbackRow.Kind.INSTANCE, all - used));
        long idle = known(said.capacityBytes()) - all;
        if (idle > 0) {
            rows.add(ShowbackRow.of(null, ShowbackRow.Kind.IDLE, idle));
        }
        return rows;
    }

    private static long known(@Nullable Long bytes) {
        return bytes == null ? 0 : bytes;
    }

    private static List<ShowbackRow> charged(OfferFact plan, List<ShowbackRow> rows) {
        Map<ShowbackRow, Long> bytes = new LinkedHashMap<>();
        rows.forEach(row -> bytes.put(row, row.physicalBytes()));
        long all = rows.stream().mapToLong(ShowbackRow::physicalBytes).sum();
        Map<ShowbackRow, Price> costs = Showback.split(plan.pricePerMonth(), bytes);
        return rows.stream()
                .map(row -> row.charged(all, costs.getOrDefault(row, nothing(plan)), plan.kind()))
                .toList();
    }

    private static Price nothing(OfferFact plan) {
        return new Price(BigDecimal.ZERO, BigDecimal.ZERO, plan.pricePerMonth().currency());
    }
}
