package io.headroom.core.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.NextPlan;
import io.headroom.core.capacity.PlanPath;
import io.headroom.core.capacity.PriceBook;
import io.headroom.core.capacity.Prospect;
import io.headroom.core.config.PriceBookFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-01-31");
    private static final Range NONE = Range.ZERO;
    private static final Stated NOTHING_STATED = new Stated(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    private static final Load AS_IN_THE_SOURCE =
            new Load(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void growsByEachDriver_alsoWithUsersThatComeLater() {
        SheetTable account = table("account", new Rows.PerUser(Range.of(2)), 100, NONE, NONE);
        SheetTable order = table("order", new Rows.Stated(Range.of(50)), 10, Range.of(5, 7), Range.of(1));
        SheetTable line = table("line", new Rows.PerParent("order", Range.of(3)), 1, NONE, NONE);

        Sizing sizing = sized(new Users(Range.of(10), Range.of(2)), Range.ONE, account, order, line);

        // After 2 months: 14 users; 50 orders, 2 × 5 to 7, and 10 + 12 by the users; three lines for each.
        assertThat(sizing.months().get(2).rowBytes())
                .isEqualTo(Range.of(28 * 100 + 82 * 10 + 82 * 3, 28 * 100 + 86 * 10 + 86 * 3));
        assertThat(sizing.months().get(2).day()).isEqualTo("2026-03-31");
        assertThat(sizing.tables().get(2).rows().value()).isEqualTo(Range.of(150));
    }

    @Test
    void saysWhatItAssumes_whereTheSheetIsSilent() {
        Sheet sheet = sheet(
                new Users(Range.of(3000), NONE),
                Optional.empty(),
                table("one", new Rows.Stated(Range.of(1000)), 1000, NONE, NONE));

        Sizing sizing = Sizing.of(sheet, PriceBookFile.standard(), TODAY);

        assertThat(sizing.diskBytes())
                .isEqualTo(new Figure(Range.of(1_000_000, 3_000_000), "row bytes × 1 to 3 as assumed"));
        assertThat(sizing.load().concurrentUsers().value()).isEqualTo(Range.of(300));
        assertThat(sizing.load().connections())
                .isEqualTo(new Figure(Range.of(50, 100), "300 requests at once, 3 to 6 to a connection (R082)"));
        assertThat(sizing.load().queriesPerSecond().value()).isEqualTo(Range.of(550));
        assertThat(sizing.load().readsPerSecond().value()).isEqualTo(Range.of(500));
        assertThat(sizing.load().writesPerSecond().value()).isEqualTo(Range.of(50));
        assertThat(sizing.load().pool()).isEmpty();
        assertThat(sizing.load().busy()).isEmpty();
    }

    @Test
    void planHoldsTheHighEndBelowSeventyPercent_andThePathBuysItWhenItIsNeeded() {
        SheetTable log = table("log", new Rows.Stated(NONE), 1_000_000, Range.of(100, 400), NONE);

        Sizing sizing = sized(new Users(NONE, NONE), Range.ONE, log);

        // 4.8 GB after a year need 6.857 GB; 500 MB are enough for none of the months, as the first ends with 400 MB.
        assertThat(sizing.storageInAYear().value()).isEqualTo(Range.of(1_714_285_715L, 6_857_142_858L));
        assertThat(sizing.plan())
                .isInstanceOfSatisfying(
                        NextPlan.Offered.class,
                        plan -> assertThat(plan.offer().plan().id()).isEqualTo("railway/pro"));
        PlanPath path = sizing.path().orElseThrow();
        assertThat(path.steps()).hasSize(1);
        assertThat(path.rejected().get(0).reason()).isEqualTo("has 500 MB, and 571 MB are needed from 31 January 2026");
    }

    @Test
    void asksForTheConnectionsOfUsersInAYear_andSaysWhatThePriceBookDoesNot() {
        SheetTable one = table("one", new Rows.Stated(Range.of(1)), 1, NONE, NONE);

        Sizing few = sized(new Users(Range.of(3000), NONE), Range.ONE, one);
        Sizing many = sized(new Users(Range.of(3000), Range.of(1)), Range.ONE, one);

        assertThat(few.path().orElseThrow().rejected())
                .noneMatch(plan -> plan.reason().contains("less memory, processors or connections"));
        assertThat(many.loadInAYear().connections().value().high()).isEqualByComparingTo("101");
        assertThat(few.unknown()).contains("the price book does not say how many connections railway/starter allows");
    }

    @Test
    void offersNothing_whereNoPlanInTheCurrencyHoldsIt() {
        SheetTable huge = table("huge", new Rows.Stated(Range.of(1_000_000_000)), 1000, NONE, NONE);
        Sheet sheet = sheet(new Users(NONE, NONE), Optional.of(Range.ONE), huge);

        Sizing sizing = Sizing.of(sheet, PriceBook.EMPTY, TODAY);

        assertThat(sizing.path()).isEmpty();
        assertThat(sizing.plan()).isEqualTo(new NextPlan.None("the price book has no plan in USD that holds it"));
    }

    @Test
    void busyConnectionsFollowLittlesLaw() {
        Load load = new Load(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Range.of(550)),
                Optional.of(Range.of(20, 40)),
                Optional.of(Range.of(4)));

        assertThat(load.busy(Range.of(3000)).orElseThrow().value()).isEqualTo(Range.of(11, 22));
        assertThat(load.pool(Range.of(3000)).orElseThrow().value()).isEqualTo(Range.of(13, 25));
    }

    @Test
    void saysSo_whenTheStatedFactorIsMoreThanTwiceTheMeasured() {
        Sheet sheet = new Sheet(
                "sheet",
                new Users(NONE, NONE),
                List.of(table("one", new Rows.Stated(Range.of(1)), 100, NONE, NONE)),
                Optional.of(Range.of(4)),
                Optional.of(new Range(new BigDecimal("1.5"), new BigDecimal("1.5"))),
                AS_IN_THE_SOURCE,
                NOTHING_STATED,
                anywhere(),
                12);

        assertThat(Sizing.of(sheet, PriceBook.EMPTY, TODAY).differences())
                .extracting(Difference::detail)
                .containsExactly("overheadFactor is more than twice the 1.5 that are measured");
    }

    private static Sizing sized(Users users, Range overhead, SheetTable... tables) {
        return Sizing.of(sheet(users, Optional.of(overhead), tables), PriceBookFile.standard(), TODAY);
    }

    private static Sheet sheet(Users users, Optional<Range> overhead, SheetTable... tables) {
        return new Sheet(
                "sheet",
                users,
                List.of(tables),
                overhead,
                Optional.empty(),
                AS_IN_THE_SOURCE,
                NOTHING_STATED,
                anywhere(),
                12);
    }

    private static Prospect anywhere() {
        return new Prospect(
                Currency.getInstance("USD"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static SheetTable table(String name, Rows rows, long bytes, Range added, Range byUser) {
        return new SheetTable(name, rows, Range.of(bytes), added, byUser, Optional.empty());
    }
}
