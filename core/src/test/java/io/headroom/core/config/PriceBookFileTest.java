package io.headroom.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.capacity.Capacity;
import io.headroom.core.capacity.Item;
import io.headroom.core.capacity.Offer;
import io.headroom.core.capacity.Plan;
import io.headroom.core.capacity.PlanTraits;
import io.headroom.core.capacity.Price;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.PriceKind;
import io.headroom.core.capacity.StatedTotal;
import io.headroom.core.quantity.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookFileTest {
    private static final PriceBook BOOK = PriceBookFile.standard();
    private static final String HEAD = "effective: 2026-11-21\nkind: LIST\n";

    @Test
    void readsEveryFieldOfAPlan() {
        PriceBook book = PriceBookFile.read(
                HEAD + "plans: { a: { id: x/y, source: here, region: eu, effective: 2026-01-02, kind: NEGOTIATED,"
                        + " storage: 8GB, memory: 1GiB, vcpus: 2, connections: 50, price: 1.50-2 EUR,"
                        + " managed: true, highly-available: false, backups: daily, point-in-time: true,"
                        + " growth: in steps of 10 GB, cooldown: PT6H, ceiling: 95%, shrinkable: false } }",
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
                        Optional.of(Price.parse("1.50-2 EUR")),
                        new PlanTraits(
                                Optional.of(true),
                                Optional.of(false),
                                Optional.of("daily"),
                                Optional.of(true),
                                Optional.of("in steps of 10 GB"),
                                Optional.of(Duration.ofHours(6)),
                                Optional.of(95),
                                Optional.of(false))));
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
                        "R148 002:255 states 130-180 USD, its items add up to 129-179 USD",
                        "R146 002:248-250 states 50-100 USD, its items add up to 315.00 USD",
                        "R153 002:568-573 states 5-10 USD, its items add up to 1.350 USD",
                        "R168 002:945-951 states 20-30 USD, its items add up to 7.350 USD");
        assertThat(BOOK.totals()).extracting(StatedTotal::source).contains("R244 004:318-320", "R168 002:945-951");
    }

    /** The rows of the requirements that name a price. */
    @Test
    void holdsEveryRowThatNamesAPrice() throws IOException {
        List<String> sources = Stream.of(
                        BOOK.plans().stream().map(Plan::source),
                        BOOK.items().stream().map(Item::source),
                        BOOK.totals().stream().map(StatedTotal::source))
                .flatMap(Function.identity())
                .map(source -> source.substring(0, 4))
                .distinct()
                .toList();

        assertThat(Files.readAllLines(Path.of("src/test/resources/priced-rows.txt")))
                .hasSize(32)
                .isSubsetOf(sources);
    }

    @Test
    void rowsOfOnesOwnStandBesideTheOthers_andTheMoreReliableCounts(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("prices.yml"),
                "effective: 2020-01-01\nkind: NEGOTIATED\n"
                        + "plans: { ours: { id: railway/pro, source: our contract, storage: 16GB, price: 12.50 USD } }");

        PriceBook book = HeadroomConfig.parse("headroom: { price-book: prices.yml }", Map.of(), folder)
                .prices();

        assertThat(book.rows("railway/pro")).extracting(Plan::source).containsExactly("R044 000:233", "our contract");
        assertThat(book.plan("railway/pro").orElseThrow().price()).contains(Price.parse("12.50 USD"));
        assertThat(book.cheapest(book.plan("railway/starter").orElseThrow(), Bytes.parse("10GB")))
                .map(Offer::total)
                .contains(Price.parse("12.50 USD"));
    }

    @Test
    void anErrorInAFileOfOnesOwnNamesFileKeyAndValue(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("prices.yml"), HEAD + "plans: { ours: { id: a/b, source: us, price: twelve USD } }");

        assertThatThrownBy(() -> HeadroomConfig.parse("headroom: { price-book: prices.yml }", Map.of(), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessage("headroom.price-book " + folder.resolve("prices.yml")
                        + ": plans.ours.price must be a monthly price such as 20-40 GBP or 5 USD, got twelve USD");
        assertThatThrownBy(() -> HeadroomConfig.parse("headroom: { price-book: none.yml }", Map.of(), folder))
                .hasMessage("headroom.price-book names " + folder.resolve("none.yml") + ", which does not exist");
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
            plans: { a: { id: x/y, source: s, ceiling: 0% } } | plans.a.ceiling must be a whole number from 1 to 100, got 0
            plans: { a: { id: x/y, source: s, ceiling: high } } | plans.a.ceiling must be a share such as 95%, got high
            plans: { a: { id: x/y, source: s, managed: maybe } } | plans.a.managed must be true or false, got maybe
            totals: { t: { source: s, stated: 1 USD, of: [0 x b] } } | totals.t.of names no row with a price: 0 x b
            totals: { t: { source: s, stated: 1 USD, of: [b] } } | totals.t.of names no row with a price: b
            """)
    void refusesWithTheFullKey(String rows, String message) {
        assertThatThrownBy(() -> PriceBookFile.read(HEAD + rows, "my.yml"))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }
}
