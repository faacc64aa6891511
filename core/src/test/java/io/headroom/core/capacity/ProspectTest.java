package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.core.quantity.Bytes;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProspectTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final PriceBook BOOK = new PriceBook(
            List.of(
                    plan("whole", Optional.of("30GB"), 100, "20 USD"),
                    plan("apart", Optional.empty(), 100, "5 USD"),
                    plan("narrow", Optional.of("50GB"), 10, "6 USD"),
                    plan("abroad", Optional.of("50GB"), 100, "1 EUR")),
            List.of(new Item(
                    "apart",
                    "10 GB",
                    Item.Kind.STORAGE,
                    TODAY,
                    "test",
                    PriceKind.LIST,
                    Optional.empty(),
                    Optional.of(Bytes.parse("10GB")),
                    Price.parse("10 USD"))),
            List.of());

    @Test
    void takesTheCheapestOfAnyProvider_andSaysWhyNoOtherIs() {
        PlanPath path = prospect(Optional.empty())
                .path(BOOK, TODAY, month -> 14_000_000_000L)
                .orElseThrow();

        assertThat(path.steps()).extracting(step -> step.offer().plan().id()).containsExactly("whole/plan");
        assertThat(path.total()).matches(Price.parse("240 USD")::isSameAs);
        assertThat(path.rejected())
                .containsExactly(
                        new PlanPath.Rejected(
                                "apart/plan",
                                Price.parse("5 USD"),
                                "costs more over all months, with the storage it needs"),
                        new PlanPath.Rejected(
                                "narrow/plan",
                                Price.parse("6 USD"),
                                "has less memory, processors or connections than what is asked for"));
    }

    @Test
    void staysWithAProvider_whereOneIsNamed() {
        Prospect prospect = prospect(Optional.of("apart"));

        assertThat(prospect.plan(BOOK, 14_000_000_000L))
                .isInstanceOfSatisfying(
                        NextPlan.Offered.class,
                        next -> assertThat(next.offer().total()).matches(Price.parse("25 USD")::isSameAs));
        assertThat(prospect.path(BOOK, TODAY, month -> 14_000_000_000L)
                        .orElseThrow()
                        .rejected())
                .contains(new PlanPath.Rejected("whole/plan", Price.parse("20 USD"), "is another provider's"));
    }

    @Test
    void buysMoreOnlyWhenItIsNeeded_alsoFromTheEndOfAMonth() {
        Prospect prospect = prospect(Optional.of("apart"));

        PlanPath path = prospect.path(BOOK, LocalDate.parse("2026-01-31"), month -> month * 1_000_000_000L)
                .orElseThrow();

        // 70 % of 10 GB are 7 GB: what seven months end with.
        assertThat(path.steps())
                .extracting(PlanPath.Step::from, PlanPath.Step::months)
                .containsExactly(tuple(LocalDate.parse("2026-01-31"), 7), tuple(LocalDate.parse("2026-08-31"), 5));
    }

    private static Prospect prospect(Optional<String> provider) {
        return new Prospect(Currency.getInstance("USD"), provider, Optional.empty(), Optional.empty(), Optional.of(50));
    }

    private static Plan plan(String provider, Optional<String> storage, int connections, String price) {
        return new Plan(
                provider,
                "plan",
                Optional.empty(),
                TODAY,
                "test",
                PriceKind.LIST,
                storage.map(Bytes::parse),
                Optional.empty(),
                Optional.empty(),
                Optional.of(connections),
                Optional.of(Price.parse(price)),
                PlanTraits.UNKNOWN);
    }
}
