package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.quantity.Bytes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CheapestWayTest {
    private static final BiPredicate<Offer, Offer> GROWING =
            (before, after) -> after.storage().compareTo(before.storage()) >= 0;

    @Property(tries = 500)
    void costsWhatTheCheapestOfAllWaysCosts(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count) {
        Random random = new Random(seed);
        List<List<Offer>> months = new ArrayList<>();
        for (int month = 0; month < count; month++) {
            months.add(offers(random));
        }

        Optional<List<Offer>> found = CheapestWay.through(months, GROWING);

        assertThat(found.map(CheapestWayTest::cost))
                .isEqualTo(everyWay(months).stream().map(CheapestWayTest::cost).min(Price.CHEAPER));
        found.ifPresent(way -> assertThat(everyWay(months)).contains(way));
    }

    @Test
    void paysMoreAtFirst_whenThatIsCheaperInTheEnd() {
        Offer hugeAndCheap = offer("huge", 900, 5);
        Offer small = offer("small", 10, 6);
        Offer larger = offer("larger", 20, 6);

        List<List<Offer>> months = List.of(List.of(hugeAndCheap, small), List.of(larger, offer("giant", 1000, 99)));

        assertThat(CheapestWay.through(months, GROWING)).contains(List.of(small, larger));
    }

    @Test
    void changesNoPlan_withoutAGain() {
        Offer one = offer("one", 10, 5);
        Offer other = offer("other", 10, 5);

        assertThat(CheapestWay.through(List.of(List.of(other), List.of(one, other)), GROWING))
                .contains(List.of(other, other));
    }

    @Test
    void isEmpty_whereAMonthHasNoOffer() {
        assertThat(CheapestWay.through(List.of(List.of(offer("one", 10, 5)), List.of()), GROWING))
                .isEmpty();
    }

    private static List<List<Offer>> everyWay(List<List<Offer>> months) {
        List<List<Offer>> ways = List.of(List.of());
        for (List<Offer> offers : months) {
            List<List<Offer>> longer = new ArrayList<>();
            for (List<Offer> way : ways) {
                for (Offer offer : offers) {
                    if (way.isEmpty() || GROWING.test(way.get(way.size() - 1), offer)) {
                        List<Offer> next = new ArrayList<>(way);
                        next.add(offer);
                        longer.add(next);
                    }
                }
            }
            ways = longer;
        }
        return ways;
    }

    private static Price cost(List<Offer> way) {
        return way.stream().map(Offer::total).reduce(Price::plus).orElseThrow();
    }

    private static List<Offer> offers(Random random) {
        List<Offer> offers = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            offers.add(offer("plan-" + random.nextInt(6), 10 * random.nextInt(6), 1 + random.nextInt(40)));
        }
        return offers;
    }

    private static Offer offer(String name, long storage, int dollars) {
        Price price = Price.parse(dollars + " USD");
        Plan plan = new Plan(
                "acme",
                name,
                Optional.empty(),
                LocalDate.EPOCH,
                "a test",
                PriceKind.LIST,
                Optional.of(new Bytes(storage)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(price),
                PlanTraits.UNKNOWN);
        return new Offer(plan, new Bytes(storage), List.of(LineItem.of(name, "a test", 1, price)));
    }
}
