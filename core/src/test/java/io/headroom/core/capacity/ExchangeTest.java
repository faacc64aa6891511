package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.config.ConfigException;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.quantity.Bytes;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final Currency POUNDS = Currency.getInstance("GBP");
    private static final Bytes NEED = Bytes.parse("20GB");
    private static final String PLANS = """
            effective: 2026-11-01
            kind: LIST
            plans:
              here: { id: home/small, source: ours, storage: 10GB, price: 20 GBP }
              there: { id: abroad/large, source: theirs, storage: 30GB, price: 19.99-40.01 USD }
              apart: { id: far/apart, source: theirs, price: 10 USD }
            items:
              disk: { provider: far, label: 10 GB, kind: STORAGE, unit: 10GB, source: theirs, price: 7 USD }
            """;
    private static final String RATE =
            "rates: { usd-gbp: { from: USD, to: GBP, rate: 0.787123, date: 2026-11-20, source: ECB } }";

    @Test
    void comparesWhatIsPricedInAnotherCurrency_byTheUsersRate_toTheLastDigit() {
        PriceBook book = book(RATE).in(POUNDS);
        Offer offer = book.cheapest(book.plan("home/small").orElseThrow(), NEED).orElseThrow();

        // 10 and 2 × 7 dollars.
        assertThat(offer.plan().id()).isEqualTo("far/apart");
        assertThat(offer.total()).isEqualTo(Price.parse("18.890952 GBP"));
        assertThat(offer.items())
                .extracting(LineItem::source)
                .containsExactly(
                        "theirs; 10 USD at 0.787123 GBP of 2026-11-20, ECB",
                        "theirs; 7 USD at 0.787123 GBP of 2026-11-20, ECB");
        assertThat(book.plan("abroad/large").flatMap(Plan::price)).contains(Price.parse("15.73458877-31.49279123 GBP"));
    }

    @Test
    void takesTheLatestRate_whereSeveralWereSupplied() {
        PriceBook book = book("rates: { old: { from: USD, to: GBP, rate: 0.5, date: 2025-01-01, source: a },"
                        + " new: { from: USD, to: GBP, rate: 0.8, date: 2026-01-01, source: b } }")
                .in(POUNDS);

        assertThat(book.plan("far/apart").flatMap(Plan::price)).contains(Price.parse("8.0 GBP"));
    }

    @Test
    void usesNoRateBackwards_becauseItsInverseWouldBeRounded() {
        PriceBook book = book("rates: { gbp-usd: { from: GBP, to: USD, rate: 1.27, date: 2026-11-20, source: ECB } }")
                .in(POUNDS);

        assertThat(book.cheapest(book.plan("home/small").orElseThrow(), NEED)).isEmpty();
        assertThat(book.notComparedIn(POUNDS)).isEqualTo("; not compared: no rate from USD to GBP");
    }

    @Test
    void leavesAPlanAlone_thatHasAPriceInThatCurrencyItself() {
        PriceBook more = PriceBookFile.read(
                "effective: 2026-11-01\nkind: LIST\nplans: { a: { id: abroad/large, source: ours, storage: 30GB, price: 90 GBP } }",
                "more");

        assertThat(book(RATE).with(more).in(POUNDS).rows("abroad/large"))
                .extracting(plan -> plan.price().orElseThrow())
                .containsExactlyInAnyOrder(Price.parse("19.99-40.01 USD"), Price.parse("90 GBP"));
    }

    @Test
    void namesTheRateThatIsMissing_whereNothingCanBeCompared() {
        Prospect pounds = new Prospect(POUNDS, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(pounds.plan(book(""), NEED.count()))
                .isEqualTo(new NextPlan.None(
                        "the price book has no plan in GBP that holds it; not compared: no rate from USD to GBP"));
        assertThat(pounds.plan(book(RATE), NEED.count())).isInstanceOf(NextPlan.Offered.class);
    }

    @Test
    void refusesARateThatIsNone_orBetweenACurrencyAndItself_orWithoutADay() {
        assertRefused(
                "from: USD, to: GBP, rate: 1e3, date: 2026-11-20, source: x",
                "rates.r.rate must be a decimal number such as 0.79, got 1e3");
        assertRefused(
                "from: USD, to: GBP, rate: 0, date: 2026-11-20, source: x", "rates.r.rate must be more than 0, got 0");
        assertRefused(
                "from: USD, to: USD, rate: 1, date: 2026-11-20, source: x",
                "rates.r.to must be another currency than USD, got USD");
        assertRefused(
                "from: USD, to: GPB, rate: 1, date: 2026-11-20, source: x",
                "rates.r.to must be a currency of ISO 4217, got GPB");
        assertRefused(
                "from: USD, to: GBP, rate: 1, source: x", "rates.r.date is missing; write the day on which it held");
    }

    private static void assertRefused(String rate, String message) {
        assertThatThrownBy(() -> book("rates: { r: { " + rate + " } }"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    private static PriceBook book(String rates) {
        return PriceBookFile.read(PLANS + rates, "prices.yml");
    }
}
