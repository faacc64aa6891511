package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.core.quantity.Bytes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanningTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    /** Plans of one provider; of some nobody says how many connections they have, how much memory or how many processors. */
    @Property(tries = 500)
    void costsWhatTheCheapestOfAllWaysCosts_inEveryResource(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int count) {
        Random random = new Random(seed);
        PriceBook book = new PriceBook(plans(random), List.of(), List.of());
        List<Need> needs = needs(random, count);

        Optional<PlanPath> path = Planning.fromNothing(nothing(), book).path(needs);

        assertThat(path.map(found -> found.total().high().intValueExact()))
                .isEqualTo(cheapest(book.plans(), needs, 0, null));
        path.map(PlanningTest::everyMonth).ifPresent(plans -> {
            assertThat(plans).hasSameSizeAs(needs);
            assertThat(holds(plans, needs)).isTrue();
        });
    }

    @Test
    void changesThePlan_whenConnectionsAreTooFew_andSaysSo() {
        PriceBook book = new PriceBook(
                List.of(plan("small", 100, 50, 5), plan("large", 100, 100, 9), plan("silent", 100, null, 6)),
                List.of(),
                List.of());
        List<Need> needs = List.of(need(0, 80, 40), need(1, 80, 63));

        PlanPath path = Planning.from(plan("small", 100, 50, 5), book, PlanDemands.NONE)
                .path(needs)
                .orElseThrow();

        assertThat(path.steps())
                .extracting(step -> step.offer().plan().name(), PlanPath.Step::because)
                .containsExactly(
                        tuple("small", Optional.empty()),
                        tuple(
                                "large",
                                Optional.of("acme/small has 50 connections, and 63 are needed from 21 December 2026")));
        assertThat(path.rejected())
                .extracting(rejected -> rejected.plan() + " " + rejected.reason())
                .containsExactly(
                        "acme/silent does not say how many connections it has, and 40 are needed from 21 November 2026");
    }

    private static List<Plan> everyMonth(PlanPath path) {
        List<Plan> plans = new ArrayList<>();
        path.steps().forEach(step -> {
            for (int month = 0; month < step.months(); month++) {
                plans.add(step.offer().plan());
            }
        });
        return plans;
    }

    /** Written down a second time, without any class of the planner. */
    private static boolean holds(List<Plan> plans, List<Need> needs) {
        for (int month = 0; month < plans.size(); month++) {
            Plan before = month == 0 ? null : plans.get(month - 1);
            if (!holds(plans.get(month), needs.get(month), before)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Plan plan, Need need, @Nullable Plan before) {
        long storage = plan.storage().orElseThrow().count();
        Map<Quantity, Long> least = need.least().amounts();
        return storage >= need.storage().count()
                && (before == null || storage >= before.storage().orElseThrow().count())
                && plan.connections().orElse(-1) >= least.getOrDefault(Quantity.CONNECTIONS, -1L)
                && plan.vcpus().orElse(-1) >= least.getOrDefault(Quantity.CPU, -1L)
                && plan.memory().map(Bytes::count).orElse(-1L) >= least.getOrDefault(Quantity.MEMORY, -1L);
    }

    private static Optional<Integer> cheapest(List<Plan> plans, List<Need> needs, int month, @Nullable Plan before) {
        if (month == needs.size()) {
            return Optional.of(0);
        }
        Optional<Integer> best = Optional.empty();
        for (Plan plan : plans) {
            if (holds(plan, needs.get(month), before)) {
                int price = plan.price().orElseThrow().high().intValueExact();
                Optional<Integer> cost = cheapest(plans, needs, month + 1, plan).map(rest -> rest + price);
                if (cost.isPresent() && (best.isEmpty() || cost.get() < best.get())) {
                    best = cost;
                }
            }
        }
        return best;
    }

    private static List<Plan> plans(Random random) {
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            plans.add(plan(
                    "plan-" + i,
                    random.nextInt(100),
                    some(random).map(Bytes::new),
                    some(random).map(Long::intValue),
                    some(random).map(Long::intValue),
                    1 + random.nextInt(40)));
        }
        return plans;
    }

    private static Optional<Long> some(Random random) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of((long) random.nextInt(100));
    }

    private static List<Need> needs(Random random, int count) {
        List<Need> needs = new ArrayList<>();
        long storage = 0;
        Map<Quantity, Long> least = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            if (random.nextBoolean()) {
                least.put(quantity, 0L);
            }
        }
        for (int month = 0; month < count; month++) {
            storage += random.nextInt(30);
            least.replaceAll((quantity, amount) -> amount + random.nextInt(30));
            needs.add(new Need(TODAY.plusMonths(month), new Bytes(storage), new Minimum(least)));
        }
        return needs;
    }

    private static Need need(int month, long storage, long connections) {
        return new Need(
                TODAY.plusMonths(month), new Bytes(storage), new Minimum(Map.of(Quantity.CONNECTIONS, connections)));
    }

    private static Plan nothing() {
        return plan("nothing", 0, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    private static Plan plan(String name, long storage, @Nullable Integer connections, int dollars) {
        return plan(name, storage, Optional.empty(), Optional.empty(), Optional.ofNullable(connections), dollars);
    }

    private static Plan plan(
            String name,
            long storage,
            Optional<Bytes> memory,
            Optional<Integer> vcpus,
            Optional<Integer> connections,
            int dollars) {
        return new Plan(
                "acme",
                name,
                Optional.empty(),
                LocalDate.EPOCH,
                "a test",
                PriceKind.LIST,
                Optional.of(new Bytes(storage)),
                memory,
                vcpus,
                connections,
                Optional.of(Price.parse(dollars + " USD")),
                PlanTraits.UNKNOWN);
    }
}
