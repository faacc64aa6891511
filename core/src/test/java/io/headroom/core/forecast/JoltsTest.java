package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JoltsTest {
    private static final Jolts THREE = Jolts.NONE.with(900).with(1_000).with(-1_100);

    @Test
    void leavesRoomForAsManyAsComeOneTimeInTen() {
        assertThat(THREE.within(7, 300)).as("7 %% of weeks have one").isZero();
        assertThat(THREE.within(14, 300)).as("13 %% of fortnights have one").isEqualTo(1_000);
        assertThat(THREE.within(60, 300)).as("12 %% of two months have two").isEqualTo(2_000);
    }

    @Test
    void leavesNone_forAnAccident() {
        assertThat(Jolts.NONE.within(300, 300)).isZero();
        assertThat(Jolts.NONE.with(900).with(900).within(300, 300)).isZero();
    }

    @Test
    void theEarlyPathHoldsAnotherImport_onceTheyAreAHabit() {
        assertThat(most(Set.of(40, 110, 170))).isGreaterThan(most(Set.of(40)) + 25_000);
        assertThat(most(Set.of(40, 170))).isLessThan(most(Set.of(40)) + 5_000);
    }

    @Test
    void theLatePathHoldsAnotherPurge_onceTheyAreAHabit() {
        assertThat(least(Set.of(40, 110, 170))).isLessThan(least(Set.of(40)) - 25_000);
    }

    /** How much P90 rises in four weeks. */
    private static long most(Set<Integer> imports) {
        Path path = path(imports, 30_000);
        return path.at(28).p90() - path.level();
    }

    private static long least(Set<Integer> purges) {
        Path path = path(purges, -30_000);
        return path.at(28).p10() - path.level();
    }

    private static Path path(Set<Integer> days, long size) {
        History history =
                Histories.observed(1_000_000, 200, day -> 1_000 + day % 5 * 50 + (days.contains(day) ? size : 0));
        return (Path) Projections.project(history, Assumptions.horizon(Duration.ofDays(90)), Histories.MIDNIGHT);
    }
}
