package io.headroom.core.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The plans to be on over the coming months so that at P90 storage stays below the advice limit, and connections, memory and
 * processors below their thresholds as far as they are known, for the least money.
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

    /**
     * A plan from a day on, for a number of months.
     *
     * @param because what the plan before it has too little of, in a sentence; empty where it only costs more
     */
    public record Step(LocalDate from, int months, Offer offer, Optional<String> because) {}

    /**
     * A plan that would cost less than the dearest step.
     *
     * @param reason the end of a sentence that begins with the plan
     */
    public record Rejected(String plan, Price price, String reason) {}
}
