package io.headroom.core.capacity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest choice of one offer a month, found exactly by dynamic programming over months and offers (Bellman,
 * Dynamic Programming, 1957): the cheapest way to an offer is the cheapest way to one that it may follow, and itself.
 */
final class CheapestWay {
    private final Offer offer;
    private final @Nullable CheapestWay before;
    private final Price cost;
    private final int changes;

    private CheapestWay(Offer offer, @Nullable CheapestWay before) {
        this.offer = offer;
        this.before = before;
        cost = before == null ? offer.total() : before.cost.plus(offer.total());
        boolean same =
                before == null || before.offer.plan().id().equals(offer.plan().id());
        changes = before == null ? 0 : before.changes + (same ? 0 : 1);
    }

    /**
     * Of ways that cost the same, one with the fewest changes of plan.
     *
     * @param months what is on offer in each, all in one currency
     * @param mayFollow whether the second may be had in the month after the first
     * @return one offer a month; empty if there is no way, or no month
     */
    static Optional<List<Offer>> through(List<List<Offer>> months, BiPredicate<Offer, Offer> mayFollow) {
        List<CheapestWay> ways = new ArrayList<>();
        for (int month = 0; month < months.size(); month++) {
            ways = month == 0 ? first(months.get(0)) : next(ways, months.get(month), mayFollow);
        }
        return ways.stream().min(CheapestWay::compare).map(CheapestWay::offers);
    }

    private static List<CheapestWay> first(List<Offer> offers) {
        return offers.stream().map(offer -> new CheapestWay(offer, null)).toList();
    }

    private static List<CheapestWay> next(
            List<CheapestWay> ways, List<Offer> offers, BiPredicate<Offer, Offer> mayFollow) {
        return offers.stream()
                .flatMap(offer -> ways.stream()
                        .filter(way -> mayFollow.test(way.offer, offer))
                        .map(way -> new CheapestWay(offer, way))
                        .min(CheapestWay::compare)
                        .stream())
                .toList();
    }

    private static int compare(CheapestWay one, CheapestWay other) {
        int cheaper = Price.CHEAPER.compare(one.cost, other.cost);
        return cheaper != 0 ? cheaper : Integer.compare(one.changes, other.changes);
    }

    private List<Offer> offers() {
        ArrayDeque<Offer> offers = new ArrayDeque<>();
        for (CheapestWay way = this; way != null; way = way.before) {
            offers.addFirst(way.offer);
        }
        return List.copyOf(offers);
    }
}
