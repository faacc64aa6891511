package io.headroom.core.capacity;

import io.headroom.core.quantity.Days;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Plans the coming months of an instance whose present plan is known, or of one that is yet to be.
 *
 * @param demands that every plan has to meet
 * @param yardstick what {@code present} is, in words
 */
record Planning(Plan present, PriceBook book, PlanDemands demands, String yardstick) {

    static Planning from(Plan present, PriceBook book, PlanDemands demands) {
        return new Planning(present, book, demands, "the present plan");
    }

    /** @param asked just what is needed, storage aside; nobody sells it */
    static Planning fromNothing(Plan asked, PriceBook book) {
        return new Planning(asked, book, PlanDemands.NONE, "what is asked for");
    }

    /** With the present provider if it has a way, else with any; empty if none has, or nothing is to be planned. */
    Optional<PlanPath> path(List<Need> needs) {
        List<Plan> all =
                book.instead(present).stream().filter(demands::areMetBy).toList();
        List<Plan> own = all.stream().filter(this::isOwn).toList();
        return cheapest(own, needs).or(() -> cheapest(all, needs)).map(offers -> path(offers, needs));
    }

    private Optional<List<Offer>> cheapest(List<Plan> plans, List<Need> needs) {
        List<List<Offer>> months = needs.stream()
                .map(need -> plans.stream()
                        .filter(need.least()::isMetBy)
                        .flatMap(plan -> book.offer(plan, need.storage()).stream())
                        .toList())
                .toList();
        return CheapestWay.through(months, Planning::keepsItsDisk);
    }

    private static boolean keepsItsDisk(Offer before, Offer after) {
        return after.storage().compareTo(before.storage()) >= 0;
    }

    private PlanPath path(List<Offer> offers, List<Need> needs) {
        List<PlanPath.Step> steps = new ArrayList<>();
        int from = 0;
        for (int month = 1; month <= offers.size(); month++) {
            if (month == offers.size() || !offers.get(month).equals(offers.get(from))) {
                Optional<Plan> before =
                        from == 0 ? here() : Optional.of(offers.get(from - 1).plan());
                steps.add(step(needs.get(from), month - from, offers.get(from), before));
                from = month;
            }
        }
        Price total = offers.stream().map(Offer::total).reduce(Price::plus).orElseThrow();
        return new PlanPath(steps, total, rejected(steps, needs));
    }

    private PlanPath.Step step(Need need, int months, Offer offer, Optional<Plan> before) {
        Optional<String> because = before.filter(
                        plan -> !plan.id().equals(offer.plan().id()))
                .flatMap(plan -> shortOf(plan, need).map(reason -> plan.id() + " " + reason));
        return new PlanPath.Step(need.from(), months, offer, because);
    }

    /** The present plan as the price book has it; nobody sells what is merely asked for. */
    private Optional<Plan> here() {
        return book.plan(present.id());
    }

    private List<PlanPath.Rejected> rejected(List<PlanPath.Step> steps, List<Need> needs) {
        Price dearest = steps.stream()
                .map(step -> step.offer().total())
                .max(Price.CHEAPER)
                .orElseThrow();
        List<String> taken =
                steps.stream().map(step -> step.offer().plan().id()).toList();
        boolean ownOnly = steps.stream().allMatch(step -> isOwn(step.offer().plan()));
        return book.inCurrencyOf(present).stream()
                .filter(plan -> !taken.contains(plan.id()))
                .filter(plan -> Price.CHEAPER.compare(plan.price().orElseThrow(), dearest) < 0)
                .map(plan ->
                        new PlanPath.Rejected(plan.id(), plan.price().orElseThrow(), against(plan, needs, ownOnly)))
                .sorted(Comparator.comparing(PlanPath.Rejected::plan))
                .toList();
    }

    private String against(Plan plan, List<Need> needs, boolean ownOnly) {
        if (!plan.isAtLeast(present)) {
            return "has less memory, processors or connections than " + yardstick;
        }
        Optional<String> demanded = demands.against(plan);
        if (demanded.isPresent()) {
            return demanded.get();
        }
        return needs.stream()
                .flatMap(need -> shortOf(plan, need).stream())
                .findFirst()
                .orElse(
                        ownOnly && !isOwn(plan)
                                ? "is another provider's"
                                : "costs more over all months, with the storage it needs");
    }

    /** What a plan has too little of: the end of a sentence that begins with it. */
    private Optional<String> shortOf(Plan plan, Need need) {
        return plan.price().isPresent() && book.offer(plan, need.storage()).isEmpty()
                ? Optional.of(tooSmall(plan, need))
                : need.least().against(plan, need.from());
    }

    private static String tooSmall(Plan plan, Need need) {
        String has = plan.storage().map(storage -> "has " + storage.said()).orElse("has no storage in the price book");
        return has + ", and " + need.storage().said() + " are needed from " + Days.said(need.from());
    }

    private boolean isOwn(Plan plan) {
        return plan.provider().equals(present.provider());
    }
}
