package io.headroom.core.capacity;

import java.time.LocalDate;
import java.util.List;

/**
 * The plans to be on over the coming months so that storage stays below the advice limit at P90, for the least money.
 *
 * @param steps in order; each lasts until the next one begins
 * @param total what all months together cost, exactly, at both ends
 * @param rejected cheaper plans that are on no step, by id
 */
public record PlanPath(List<Step> steps, Price total, List<Rejected> rejected) {

    public PlanPath {
        steps = List.copyOf(steps);
        rejected = List.copyOf(rejected);
    }

    /** A plan from a day on, for a number of months. */
    public record Step(LocalDate from, int months, Offer offer) {}

    /**
     * A plan that would cost less than the dearest step.
     *
     * @param reason the end of a sentence that begins with the plan
     */
    public record Rejected(String plan, Price price, String reason) {}
}
