package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Plan;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.capacity.StatedTotal;
import io.headroom.core.quantity.Bytes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookFileTest {
    private static final PriceBook BOOK = PriceBookFile.standard();
    private static final String HEAD = "effective: 2026-11-21\nkind: LIST\n";

    @Test
    void readsEveryFieldOfAPlan() {
        PriceBook book = PriceBookFile.read(
                HEAD + "plans: { a: { id: x/y, source: here, region: eu, effective: 2026-01-02, kind: NEGOTIATED,"
                        + " storage: 8GB, memory: 1GiB, vcpus: 2, connections: 50, price: 1.50-2 EUR } }",
                "my.yml");

        assertThat(book.plans())
                .containsExactly(new Plan(
                        "x",
                        "y",
                        Optional.of("eu"),
                        LocalDate.parse("2026-01-02"),
                        "here",
                        PriceKind.NEGOTIATED,
                        Optional.of(new Bytes(8_000_000_000L)),
                        Optional.of(new Bytes(1L << 30)),
                        Optional.of(2),
                        Optional.of(50),
                        Optional.of(Price.parse("1.50-2 EUR"))));
    }

    @Test
    void keepsRowsThatContradictEachOther() {
        assertThat(BOOK.rows("aws/db.t3.medium"))
                .extracting(Plan::source)
                .containsExactly("R105 001:254-255", "R243 004:317");
        assertThat(BOOK.rows("bundle/y1"))
                .extracting(plan -> plan.storage().orElseThrow())
                .containsExactly(Bytes.parse("40GB"), Bytes.parse("50GB"));
    }

    @Test
    void everyRowHasItsSource_andNoTwoAreTheSame() {
        assertThat(BOOK.plans()).allSatisfy(plan -> assertThat(plan.source()).matches("R\\d{3} 00\\d:[\\d-]+"));
        assertThat(BOOK.items()).allSatisfy(item -> assertThat(item.source()).matches("R\\d{3} 00\\d:[\\d-]+"));
        assertThat(BOOK.plans())
                .extracting(plan -> List.of(plan.id(), plan.region(), plan.effective(), plan.source()))
                .doesNotHaveDuplicates();
        assertThat(BOOK.plans()).hasSize(22);
        assertThat(BOOK.items()).hasSize(20);
    }

    @Test
    void reportsTotalsThatAreNotTheSumOfTheirItems() {
        assertThat(BOOK.totals().stream().flatMap(total -> total.disagreement().stream()))
                .containsExactly(
                        "R109 001:269-270 states 110-145 USD, its items add up to 80-105 USD",
                        "R109 001:269-270 states 140-185 USD, its items add up to 110-145 USD",
                        "R037 000:214-215 states 25-45 GBP, its items add up to 20-45 GBP",
                        "R148 002:255 states 130-180 USD, its items add up to 129-179 USD");
        assertThat(BOOK.totals()).extracting(StatedTotal::source).contains("R244 004:318-320", "R168 002:945-951");
    }

    @Test
    void aDeclaredLimitWinsOverThePlans() {
        CapacityConfig declared = new CapacityConfig(Bytes.parse("400MB"), null, null, null);
        InstanceConfig config = new InstanceConfig(declared, "render/standard", Duration.ofDays(14));

        Capacity capacity = config.toCapacity("main", BOOK);

        assertThat(capacity.storage()).contains(Bytes.parse("400MB"));
        assertThat(capacity.memory()).contains(Bytes.parse("4GB"));
        assertThat(capacity.connections()).contains(100);
        assertThat(capacity.vcpus()).isEmpty();
        assertThat(capacity.plan()).contains(BOOK.plan("render/standard").orElseThrow());
        assertThat(capacity.leadTime()).contains(Duration.ofDays(14));
    }

    @Test
    void aPlanThatNoBookKnowsStaysDeclared() {
        InstanceConfig config = new InstanceConfig(CapacityConfig.UNKNOWN, "acme/huge", null);

        Capacity capacity = config.toCapacity("main", BOOK);

        assertThat(capacity.planId()).contains("acme/huge");
        assertThat(capacity.plan()).isEmpty();
        assertThat(capacity.storage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plans: { a: { id: x/y, source: s, sorage: 1GB } } | plans.a.sorage is not a key of plans.a; did you mean storage?
            plans: { a: { id: x, source: s } } | plans.a.id must be provider/plan, got x
            plans: { a: { id: x/y } } | plans.a.source is missing; write where the row is from
            plans: { a: { id: x/y, source: s, price: 5 } } | plans.a.price must be a monthly price such as 20-40 GBP or 5 USD, got 5
            plans: { a: { id: x/y, source: s, price: 5-4 USD } } | plans.a.price must be a range from 0 upwards, got 5-4
            plans: { a: { id: x/y, source: s, price: 5 XQZ } } | plans.a.price must be in a currency of ISO 4217, got XQZ
            plans: { a: { id: x/y, source: s, kind: GUESS } } | plans.a.kind must be one of [ILLUSTRATIVE, LIST, NEGOTIATED], got GUESS
            plans: { a: { id: x/y, source: s, effective: soon } } | plans.a.effective must be a date such as 2026-11-21, got soon
            items: { a: { provider: x, label: l, source: s, kind: STORAGE, price: 1 USD } } | items.a.unit must be given for storage, got none
            totals: { t: { source: s, stated: 1 USD, of: [b] } } | totals.t.of names no row with a price: b
            """)
    void refusesWithTheFullKey(String rows, String message) {
        assertThatThrownBy(() -> PriceBookFile.read(HEAD + rows, "my.yml"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
