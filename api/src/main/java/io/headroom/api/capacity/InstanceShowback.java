package io.headroom.api.capacity;

import io.headroom.core.capacity.OfferFact;
import io.headroom.core.capacity.RecommendationFact;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The monthly bill of an instance, divided by what everybody takes up on disk. What is paid for and empty is a line of
 * its own: nobody's growth should make another tenant cheaper.
 *
 * @param asOf of the last judgement, or of the last reading where there was none; null before that
 * @param plan what the bill is for
 * @param items tenants first; their costs add up to the bill, to the cent
 * @param unit what the bill comes to for each; null while there is none
 * @param refusal why it cannot be divided; then there are no items
 */
record InstanceShowback(
        String instance,
        @Nullable Instant asOf,
        @Nullable PlanOffer plan,
        List<ShowbackRow> items,
        @Nullable UnitCost unit,
        @Nullable Refusal refusal) {

    /**
     * The whole bill, idle capacity included, by what is in use. Upper ends of the range.
     *
     * @param perTenant null without tenants
     * @param perGigabyte of 10⁹ bytes in use; null while nothing is
     */
    @Schema(nullable = true)
    record UnitCost(
            @Nullable BigDecimal perTenant, @Nullable BigDecimal perGigabyte, String currency) {
        private static final MathContext FOUR_DIGITS = new MathContext(4);
        private static final int GIGABYTE = 9;

        static UnitCost of(OfferFact plan, List<ShowbackRow> rows) {
            BigDecimal bill = plan.pricePerMonth().high();
            long tenants = rows.stream()
                    .filter(row -> row.kind() == ShowbackRow.Kind.TENANT)
                    .count();
            long used = rows.stream()
                    .filter(row -> row.kind() != ShowbackRow.Kind.IDLE)
                    .mapToLong(ShowbackRow::physicalBytes)
                    .sum();
            return new UnitCost(
                    tenants == 0 ? null : bill.divide(BigDecimal.valueOf(tenants), FOUR_DIGITS),
                    used == 0 ? null : bill.divide(BigDecimal.valueOf(used, GIGABYTE), FOUR_DIGITS),
                    plan.pricePerMonth().currency().getCurrencyCode());
        }
    }

    static InstanceShowback of(RecommendationFact said, OfferFact plan, List<ShowbackRow> rows) {
        return new InstanceShowback(
                said.instance(), said.asOf(), PlanOffer.of(plan), rows, UnitCost.of(plan, rows), null);
    }

    static InstanceShowback of(Unjudged instance) {
        return refused(instance.instance(), instance.asOf(), instance.refusal());
    }

    static InstanceShowback refused(String instance, @Nullable Instant asOf, @Nullable Refusal refusal) {
        return new InstanceShowback(instance, asOf, null, List.of(), null, refusal);
    }
}
