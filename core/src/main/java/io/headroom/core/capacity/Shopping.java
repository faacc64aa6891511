package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.util.List;
import java.util.Optional;

/** Looks for plans on behalf of one instance. */
record Shopping(Capacity capacity, PriceBook book) {

    /** In the currency of the present plan, as far as there are rates. */
    static Shopping of(Capacity capacity, PriceBook book) {
        return new Shopping(
                capacity,
                capacity.plan()
                        .flatMap(Plan::price)
                        .map(price -> book.in(price.currency()))
                        .orElse(book));
    }

    /** The present plan with the storage the instance has. */
    Optional<Offer> present() {
        return capacity.plan()
                .flatMap(plan -> book.offer(plan, capacity.storage().orElse(new Bytes(0))));
    }

    /**
     * The plan to change to.
     *
     * @param required storage it has to have
     * @param saving whether it has to be cheaper than the present one
     */
    NextPlan next(Bytes required, boolean saving) {
        if (capacity.plan().isEmpty()) {
            return new NextPlan.None(capacity.planId()
                    .map(id -> "the price book does not know the present plan " + id)
                    .orElse("declare the present plan, so that prices can be compared"));
        }
        Plan plan = capacity.plan().get();
        boolean enough = capacity.demands().areMetBy(plan)
                && capacity.storage()
                        .map(storage -> storage.compareTo(required) >= 0)
                        .orElse(false);
        if (enough && !saving) {
            return new NextPlan.None("the present plan holds what is expected within the horizon");
        }
        return book.meeting(capacity.demands())
                .cheapest(plan, required)
                .filter(offer -> !saving || isCheaper(offer))
                .map(offer -> (NextPlan) new NextPlan.Offered(offer))
                .orElseGet(() -> none(plan));
    }

    /** The plans of the coming months. */
    Optional<PlanPath> path(List<Need> needs) {
        return capacity.plan()
                .flatMap(plan -> Planning.from(plan, book, capacity.demands()).path(needs));
    }

    private boolean isCheaper(Offer offer) {
        return present()
                .filter(now -> Price.CHEAPER.compare(offer.total(), now.total()) < 0)
                .isPresent();
    }

    private String demanded() {
        String demands = capacity.demands().said();
        return demands.isEmpty() ? "" : " and is " + demands;
    }

    private NextPlan none(Plan plan) {
        return new NextPlan.None(plan.price()
                .map(price -> "the price book has no plan in " + price.currency() + " that holds the need" + demanded()
                        + book.notComparedIn(price.currency()))
                .orElse("the price book has no price of the present plan, so none is compared"));
    }
}
