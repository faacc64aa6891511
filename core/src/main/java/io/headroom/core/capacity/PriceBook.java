package io.headroom.core.capacity;

import io.headroom.core.quantity.Bytes;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans, items and prices with their sources. Rows that disagree stay side by side; where one has to be chosen it is
 * the one that can be relied on most (negotiated, then listed, then illustrative), then the newest, and among those of
 * one day the cautious: the dearer, then the smaller.
 *
 * @param rates between currencies, as somebody supplied them; none comes with Headroom
 */
public record PriceBook(List<Plan> plans, List<Item> items, List<StatedTotal> totals, List<Rate> rates) {
    public static final PriceBook EMPTY = new PriceBook(List.of(), List.of(), List.of(), List.of());

    private static final Comparator<Plan> CAUTIOUS = Comparator.comparing(Plan::kind)
            .thenComparing(Plan::effective)
            .thenComparing(plan -> plan.price().map(Price::high), present())
            .thenComparing(Comparator.comparing((Plan plan) -> plan.storage(), present())
                    .reversed())
            .thenComparing(Plan::source);

    private static final Comparator<Item> DEARER = Comparator.comparing(Item::priceKind)
            .thenComparing(Item::effective)
            .thenComparing(Item::price, Price.CHEAPER)
            .thenComparing(Item::source);

    public PriceBook {
        plans = List.copyOf(plans);
        items = List.copyOf(items);
        totals = List.copyOf(totals);
        rates = List.copyOf(rates);
    }

    /** Without any rate: nothing is compared but prices of one currency. */
    public PriceBook(List<Plan> plans, List<Item> items, List<StatedTotal> totals) {
        this(plans, items, totals, List.of());
    }

    /** All rows of both. */
    public PriceBook with(PriceBook more) {
        return new PriceBook(
                joined(plans, more.plans),
                joined(items, more.items),
                joined(totals, more.totals),
                joined(rates, more.rates));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Without the plans that do not meet the demands. */
    PriceBook meeting(PlanDemands demands) {
        return new PriceBook(plans.stream().filter(demands::areMetBy).toList(), items, totals, rates);
    }

    /** Without the plans that have less, or do not say how much they have. */
    PriceBook meeting(Minimum least) {
        return new PriceBook(plans.stream().filter(least::isMetBy).toList(), items, totals, rates);
    }

    /** With other quantities of what is not storage in the rows about one plan. */
    PriceBook having(Plan known) {
        return new PriceBook(
                plans.stream()
                        .map(plan -> plan.id().equals(known.id())
                                ? plan.having(known.memory(), known.vcpus(), known.connections())
                                : plan)
                        .toList(),
                items,
                totals,
                rates);
    }

    /** The cheapest that meets the demands, in the currency of {@code present} as far as there are rates. */
    public Optional<Offer> cheapest(Plan present, Bytes need, PlanDemands demands) {
        return present.price()
                .flatMap(price -> in(price.currency()).meeting(demands).cheapest(present, need));
    }

    /** Every price in one currency, where there is a rate for it. */
    PriceBook in(Currency currency) {
        return new Exchange(this, currency).converted();
    }

    /** The end of a sentence about prices that cannot be compared with those in {@code currency}; empty if all can. */
    String notComparedIn(Currency currency) {
        return new Exchange(this, currency).notCompared();
    }

    /** What is known of the plan {@code railway/starter}. */
    public Optional<Plan> plan(String id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).max(CAUTIOUS);
    }

    /** All rows about a plan, also those that disagree. */
    public List<Plan> rows(String id) {
        return plans.stream().filter(plan -> plan.id().equals(id)).toList();
    }

    /**
     * The cheapest that {@code present} can be changed for and that holds {@code need}, with the same provider if it
     * has one, else with any. Only offers in the currency of {@code present} are compared, and none has less of what
     * both are known to have.
     */
    public Optional<Offer> cheapest(Plan present, Bytes need) {
        List<Offer> offers = instead(present).stream()
                .flatMap(plan -> offer(plan, need).stream())
                .toList();
        Comparator<Offer> cheaper = Comparator.comparing(Offer::total, Price.CHEAPER)
                .thenComparing(offer -> offer.plan().id());
        return offers.stream()
                .filter(offer -> offer.plan().provider().equals(present.provider()))
                .min(cheaper)
                .or(() -> offers.stream().min(cheaper));
    }

    /** The plans that {@code present} can be changed for, itself among them. */
    List<Plan> instead(Plan present) {
        return inCurrencyOf(present).stream()
                .filter(plan -> plan.isAtLeast(present))
                .toList();
    }

    /** All plans whose price can be compared with that of {@code present}. */
    List<Plan> inCurrencyOf(Plan present) {
        return current().stream().filter(plan -> isSameCurrency(plan, present)).toList();
    }

    /** The plan with the storage it takes for {@code need}; empty if it has no price or cannot hold it. */
    public Optional<Offer> offer(Plan plan, Bytes need) {
        if (plan.price().isEmpty()) {
            return Optional.empty();
        }
        LineItem itself = LineItem.of(plan.id(), plan.source(), 1, plan.price().get());
        if (plan.storage().isPresent()) {
            return plan.storage()
                    .filter(storage -> storage.compareTo(need) >= 0)
                    .map(storage -> new Offer(plan, storage, List.of(itself)));
        }
        return storage(plan).map(item -> {
            LineItem bought = item.holding(need);
            long holds = bought.quantity() * item.unit().orElseThrow().count();
            return new Offer(plan, new Bytes(holds), List.of(itself, bought));
        });
    }

    private Optional<Item> storage(Plan plan) {
        return items.stream()
                .filter(item -> item.kind() == Item.Kind.STORAGE
                        && item.provider().equals(plan.provider())
                        && item.price()
                                .currency()
                                .equals(plan.price().orElseThrow().currency()))
                .max(DEARER);
    }

    /** One row for each plan, region and currency. */
    private Collection<Plan> current() {
        return plans.stream()
                .collect(Collectors.toMap(
                        PriceBook::identity, Function.identity(), (a, b) -> CAUTIOUS.compare(a, b) > 0 ? a : b))
                .values();
    }

    private static List<Object> identity(Plan plan) {
        return List.of(plan.id(), plan.region(), plan.price().map(Price::currency));
    }

    private static boolean isSameCurrency(Plan plan, Plan present) {
        return plan.price().isPresent()
                && plan.price().map(Price::currency).equals(present.price().map(Price::currency));
    }

    /** What is absent is less than anything. */
    private static <T extends Comparable<T>> Comparator<Optional<T>> present() {
        return Comparator.comparing(value -> value.orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}
