package io.headroom.core.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.Prospect;
import io.headroom.core.scope.TableName;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final List<Sheet> SHEETS = List.of(
            sheet("later", Range.of(200, 500), Range.of(20_000, 50_000), Range.of(5_000, 10_000), 20),
            sheet("first year", Range.of(50, 100), Range.of(2_000, 5_000), Range.of(500, 1_000), 2),
            sheet("last", Range.of(1_000), Range.of(100_000), Range.of(20_000, 50_000), 100));

    @Test
    void followsAScenario_ifAllThatIsKnownIsWithinIt_endsIncluded() {
        Comparison compared = compared(
                new Counted(100, 5_000_000_000L, Map.of("public.Customer", 2_000L), Map.of("a.bookings", 750L)));

        assertThat(compared.scenario()).contains("first year");
        assertThat(compared.standing()).isEqualTo(Standing.WITHIN);
        assertThat(compared.summary())
                .isEqualTo("within “first year”: 100 tenants, 2,000 rows of student, 750 rows of booking a month,"
                        + " 5 GB on disk");
    }

    @Test
    void namesBothScenariosThatAQuantityIsBetween_andSaysThatNoOneFits() {
        Comparison compared = compared(
                new Counted(101, 300_000_000L, Map.of("public.student", 13_000L), Map.of("public.booking", 872L)));

        assertThat(compared.scenario()).isEmpty();
        assertThat(compared.standing()).isEqualTo(Standing.MIXED);
        assertThat(compared.summary())
                .isEqualTo(
                        "no one scenario fits: between “first year” and “later” by 101 tenants, 13,000 rows of student;"
                                + " within “first year” by 872 rows of booking a month; below “first year” by 300 MB on disk");
    }

    @Test
    void scenarioThatIsASingleNumberHasNoUpperEnd_butARangeHas() {
        Comparison compared = compared(new Counted(
                4_000, 201_000_000_000L, Map.of("public.student", 90_000L), Map.of("public.booking", 60_000L)));

        assertThat(compared.quantities())
                .extracting(one -> one.quantity().label() + ": " + one.standing() + " " + one.scenarios())
                .containsExactly(
                        "tenants: WITHIN [last]",
                        "rows of student: BETWEEN [later, last]",
                        "rows of booking a month: ABOVE [last]",
                        "size on disk: ABOVE [last]");
        assertThat(compared.quantities().get(0).bands())
                .extracting(Followed.Band::open)
                .containsExactly(false, false, true);
    }

    @Test
    void isBelowAll_whenEverythingIs() {
        Comparison compared = compared(new Counted(1, 1, Map.of("public.student", 1L), Map.of("public.booking", 0L)));

        assertThat(compared.standing()).isEqualTo(Standing.BELOW);
        assertThat(compared.scenario()).isEmpty();
        assertThat(compared.summary())
                .startsWith("below “first year”: 1 tenants")
                .endsWith("1 B on disk");
    }

    @Test
    void saysWhatIsNotKnown_andJudgesByTheRest() {
        Comparison compared = compared(new Counted(60, null, Map.of("public.student", 3_000L), Map.of()));

        assertThat(compared.scenario()).contains("first year");
        assertThat(compared.summary())
                .isEqualTo("within “first year”: 60 tenants, 3,000 rows of student;"
                        + " not known: rows of booking a month, size on disk");
    }

    @Test
    void isNotHeldAgainstADatabaseThatHasNoneOfTheTables() {
        assertThat(Comparison.of(SHEETS, new Counted(60, 3_000_000_000L, Map.of("app.floorplans", 3L), Map.of())))
                .isEmpty();
    }

    @Test
    void addsUpTheTablesOfTenantsThatHaveASchemaEach() {
        Counted counted = new Counted(
                2,
                1,
                Map.of("tenant_a.student", 1_500L, "tenant_b.students", 1_000L, "tenant_b.studentship", 9L),
                Map.of());

        assertThat(compared(counted).quantities().get(1).actual()).contains(BigDecimal.valueOf(2_500));
    }

    private static Comparison compared(Counted counted) {
        return Comparison.of(SHEETS, counted).orElseThrow();
    }

    private static Sheet sheet(String name, Range tenants, Range users, Range bookings, long gigabytes) {
        Range disk = name.equals("first year")
                ? Range.of(2_000_000_000L, 5_000_000_000L)
                : Range.of(gigabytes * 1_000_000_000L, gigabytes * 2_000_000_000L);
        Stated stated = new Stated(
                Optional.empty(),
                Optional.of(disk),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Load load = new Load(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Prospect anywhere = new Prospect(
                Currency.getInstance("GBP"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return new Sheet(
                name,
                new Users(users, Range.ZERO),
                List.of(
                        table("tenant", new Rows.Stated(tenants), Range.ZERO),
                        table("student", new Rows.PerUser(Range.ONE), Range.ZERO),
                        table("booking", new Rows.PerParent("tenant", Range.of(100)), bookings)),
                Optional.empty(),
                Optional.empty(),
                load,
                stated,
                anywhere,
                12);
    }

    private static SheetTable table(String name, Rows rows, Range added) {
        Optional<String> other = name.equals("student") ? Optional.of("customer") : Optional.empty();
        return new SheetTable(name, other, rows, Range.of(100), added, Range.ZERO, Optional.empty());
    }

    /** A database of which this is counted. */
    private record Counted(long holders, @Nullable Long disk, Map<String, Long> live, Map<String, Long> monthly)
            implements Actuals {
        Counted(long holders, long disk, Map<String, Long> live, Map<String, Long> monthly) {
            this(holders, (Long) disk, live, monthly);
        }

        @Override
        public Optional<BigDecimal> tenants() {
            return Optional.of(BigDecimal.valueOf(holders));
        }

        @Override
        public Optional<BigDecimal> diskBytes() {
            return Optional.ofNullable(disk).map(BigDecimal::valueOf);
        }

        @Override
        public Optional<BigDecimal> rows(Predicate<TableName> tables) {
            return sum(live, tables);
        }

        @Override
        public Optional<BigDecimal> rowsAMonth(Predicate<TableName> tables) {
            return sum(monthly, tables);
        }

        private static Optional<BigDecimal> sum(Map<String, Long> rows, Predicate<TableName> tables) {
            Map<String, Long> found = new HashMap<>(rows);
            found.keySet().removeIf(name -> !tables.test(TableName.parse(name)));
            return found.values().stream().reduce(Long::sum).map(BigDecimal::valueOf);
        }
    }
}
