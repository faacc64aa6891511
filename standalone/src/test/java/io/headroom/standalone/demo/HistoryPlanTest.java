package io.headroom.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryPlanTest {

    private static final Instant NOW = Instant.parse("2026-06-10T13:20:00Z");
    private static final String JANUARY = "2027-01-08T07:00:00Z";
    private static final String APRIL = "2026-04-20T12:00:00Z";
    private static final String AUGUST = "2026-08-30T23:59:59Z";
    private static final String LEAP_DAY = "2028-02-29T16:30:00Z";
    private static final String NOVEMBER = "2026-11-21T06:00:00Z";

    @Test
    void isTheSame_forTheSameEndAndSeed() {
        assertThat(births(HistoryPlan.endingAt(NOW, 5))).isEqualTo(births(HistoryPlan.endingAt(NOW, 5)));
    }

    @Test
    void isAnother_forAnotherSeed() {
        assertThat(births(HistoryPlan.endingAt(NOW, 5))).isNotEqualTo(births(HistoryPlan.endingAt(NOW, 6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {JANUARY, APRIL, AUGUST, LEAP_DAY, NOVEMBER})
    void holdsTheRowsOfTheModel_wheneverItEnds(String end) {
        HistoryPlan plan = HistoryPlan.endingAt(Instant.parse(end), HistoryPlan.SEED);

        for (DemoTable table : DemoTable.values()) {
            assertThat(plan.births(table))
                    .as(table.label())
                    .hasSize(table.rows())
                    .allSatisfy(birth -> {
                        assertThat(birth.at())
                                .isBetween(Instant.parse(end).minus(Duration.ofDays(731)), Instant.parse(end));
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JANUARY, APRIL, AUGUST, LEAP_DAY, NOVEMBER})
    void keepsTheStory_wheneverItEnds(String end) {
        HistoryPlan plan = HistoryPlan.endingAt(Instant.parse(end), HistoryPlan.SEED);
        Instant recently = Instant.parse(end).minus(Duration.ofDays(28));

        assertThat(share(plan, DemoTenant.MANCHESTER_FORKLIFT, birth -> true)).isBetween(0.165, 0.195);
        assertThat(share(plan, DemoTenant.LEEDS_GAS, birth -> true)).isBetween(0.10, 0.135);
        Predicate<Birth> recent = birth -> birth.at().isAfter(recently);
        assertThat(share(plan, DemoTenant.MANCHESTER_FORKLIFT, recent)).isBetween(0.005, 0.015);
        assertThat(share(plan, DemoTenant.LEEDS_GAS, recent)).isBetween(0.25, 0.31);
    }

    @Test
    void refersOnlyToRowsThatWereThere_saveForATenantsFirst() {
        HistoryPlan plan = HistoryPlan.endingAt(NOW, HistoryPlan.SEED);
        List<Birth> bookings = plan.births(DemoTable.BOOKING);
        Roster customers = plan.roster(DemoTable.CUSTOMER);

        long early = bookings.stream()
                .filter(booking -> {
                    int customer = customers.latest(booking.tenant(), booking.at());
                    return plan.births(DemoTable.CUSTOMER)
                            .get(customer - 1)
                            .at()
                            .isAfter(booking.at());
                })
                .count();

        assertThat(early).isLessThan(20);
    }

    private static List<List<Birth>> births(HistoryPlan plan) {
        return Arrays.stream(DemoTable.values()).map(plan::births).toList();
    }

    private static double share(HistoryPlan plan, int tenant, Predicate<Birth> among) {
        double all = 0;
        double own = 0;
        for (DemoTable table : DemoTable.values()) {
            for (Birth birth : plan.births(table)) {
                if (among.test(birth)) {
                    all += table.width();
                    own += birth.tenant() == tenant ? table.width() : 0;
                }
            }
        }
        return own / all;
    }
}
