package io.headroom.api.capacity;

import io.headroom.core.capacity.PlanPathFact;
import io.headroom.core.capacity.Price;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plans to be on over the coming year, for the least money that keeps storage below 70 % at P90, and what is known
 * of connections, memory and processors below their thresholds.
 *
 * @param months how many it looks ahead: twelve, or as far as is projected
 * @param total what they cost together
 * @param rejected cheaper plans, and why they are not taken
 */
@Schema(nullable = true)
record PlanSchedule(int months, Sum total, List<Step> steps, List<RejectedPlan> rejected) {

    /** The exact sum of what the months cost, as the range that the sources give. */
    @Schema(name = "PlanScheduleTotal")
    record Sum(BigDecimal low, BigDecimal high, String currency) {
        static Sum of(Price price) {
            return new Sum(price.low(), price.high(), price.currency().getCurrencyCode());
        }
    }

    /**
     * A plan from a day on.
     *
     * @param because what the plan before it has too little of, in a sentence; null where it only costs more
     */
    @Schema(name = "PlanScheduleStep")
    record Step(
            LocalDate from,
            int months,
            @Nullable PlanOffer plan,
            @Nullable String because) {}

    /**
     * A plan that costs less than the dearest of the steps.
     *
     * @param reason the end of a sentence that begins with the plan
     */
    record RejectedPlan(String plan, String reason) {}

    static @Nullable PlanSchedule of(@Nullable PlanPathFact path) {
        if (path == null) {
            return null;
        }
        return new PlanSchedule(
                path.steps().stream().mapToInt(PlanPathFact.Step::months).sum(),
                Sum.of(path.total()),
                path.steps().stream()
                        .map(step -> new Step(step.from(), step.months(), PlanOffer.of(step.offer()), step.because()))
                        .toList(),
                path.rejected().stream()
                        .map(plan -> new RejectedPlan(plan.plan(), plan.reason()))
                        .toList());
    }
}
