package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * Looks for plans on behalf of one instance.
 *
 * @param plan the present one, with what the instance declares to have
 * @param book where the rows about it have that, too
 */
record Shopping(Capacity capacity, Optional<Plan> plan, PriceBook book, ResourceOutlooks resources) {

    /** In the currency of the present plan, as far as there are rates. */
    static Shopping of(Capacity capacity, PriceBook book, ResourceOutlooks resources) {
        Optional<Plan> plan =
                capacity.plan().map(known -> known.having(capacity.memory(), capacity.vcpus(), capacity.connections()));
        PriceBook comparable = plan.flatMap(Plan::price)
                .map(price -> book.in(price.currency()))
                .orElse(book);
        return new Shopping(capacity, plan, plan.map(comparable::having).orElse(comparable), resources);
    }

    /** The present plan with the storage the instance has. */
    Optional<Offer> present() {
        return plan.flatMap(known -> book.offer(known, capacity.storage().orElse(new Bytes(0))));
    }

    /**
     * The plan to change to.
     *
     * @param required storage it has to have
     * @param saving whether it has to be cheaper than the present one
     */
    NextPlan next(Bytes required, boolean saving) {
        if (plan.isEmpty()) {
            return new NextPlan.None(capacity.planId()
                    .map(id -> "the price book does not know the present plan " + id)
                    .orElse("declare the present plan, so that prices can be compared"));
        }
        Plan now = plan.get();
        if (!saving && isEnough(now, required)) {
            return new NextPlan.None(resources
                    .uncounted(capacity.instance())
                    .orElse("the present plan holds what is expected within the horizon"));
        }
        return book.meeting(capacity.demands())
                .meeting(resources.atMost())
                .cheapest(resources.yardstick(now), required)
                .filter(offer -> !saving || isCheaper(offer))
                .map(offer -> (NextPlan) new NextPlan.Offered(offer))
                .orElseGet(() -> none(now));
    }

    /** The plans of the coming months. */
    Optional<PlanPath> path(List<Need> needs) {
        return plan.flatMap(now -> Planning.from(resources.yardstick(now), book, capacity.demands())
                .path(needs));
    }

    private boolean isEnough(Plan now, Bytes required) {
        boolean holds = capacity.storage()
                .filter(storage -> storage.compareTo(required) >= 0)
                .isPresent();
        return holds && capacity.demands().areMetBy(now) && resources.atMost().isMetBy(now);
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

    /** Of what is not storage. */
    private String needed() {
        String least = resources.atMost().said();
        return least.isEmpty() ? "" : ", which is at least " + least;
    }

    private NextPlan none(Plan now) {
        return new NextPlan.None(now.price()
                .map(price -> "the price book has no plan in " + price.currency() + " that holds the need" + demanded()
                        + needed() + book.notComparedIn(price.currency()))
                .orElse("the price book has no price of the present plan, so none is compared"));
    }
}
