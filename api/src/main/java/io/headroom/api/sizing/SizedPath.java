package io.headroom.api.sizing;

import io.headroom.core.capacity.PlanPath;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * The plans of the coming year that keep storage below 70 % at the high end, for the least money.
 *
 * @param rejected cheaper plans, and why they are not taken
 */
@Schema(name = "SizedPath", nullable = true)
record SizedPath(SizedPlan.Sum total, List<Step> steps, List<Rejected> rejected) {

    /** A plan from a day on. */
    @Schema(name = "SizedStep")
    record Step(LocalDate from, int months, SizedPlan plan) {}

    /** @param reason the end of a sentence that begins with the plan */
    @Schema(name = "SizedRejection")
    record Rejected(String plan, String reason) {}

    static SizedPath of(PlanPath path) {
        return new SizedPath(
                SizedPlan.Sum.of(path.total()),
                path.steps().stream()
                        .map(step -> new Step(step.from(), step.months(), SizedPlan.of(step.offer())))
                        .toList(),
                path.rejected().stream()
                        .map(plan -> new Rejected(plan.plan(), plan.reason()))
                        .toList());
    }
}
