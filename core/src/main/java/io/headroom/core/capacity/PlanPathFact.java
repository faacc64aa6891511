package io.headroom.core.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@link PlanPath} as it travels. */
public record PlanPathFact(List<Step> steps, Price total, List<PlanPath.Rejected> rejected) {

    /**
     * A plan from a day on, for a number of months.
     *
     * @param because what the plan before it has too little of
     */
    public record Step(
            LocalDate from,
            int months,
            OfferFact offer,
            @Nullable String because) {
        public Step {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(offer, "offer");
        }
    }

    public PlanPathFact {
        Objects.requireNonNull(total, "total");
        steps = List.copyOf(steps);
        rejected = List.copyOf(rejected);
    }

    static PlanPathFact of(PlanPath path) {
        List<Step> steps = path.steps().stream()
                .map(step -> new Step(
                        step.from(),
                        step.months(),
                        OfferFact.of(step.offer()),
                        step.because().orElse(null)))
                .toList();
        return new PlanPathFact(steps, path.total(), path.rejected());
    }
}
