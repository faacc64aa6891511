package io.headroom.core.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.footprint.Footprint;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AgeingTest {
    private static final Instant NOW = Instant.parse("2026-07-15T12:00:00Z");
    private static final long MONTH = 3_000_000;

    @Test
    void countsWhatIsOlder_andWhatGrowsTooOldNext() {
        Retention year = Retention.of(everyMonth(24), 12, NOW);

        assertThat(year.freedBytes()).as("July 2024 to June 2025").isEqualTo(12 * MONTH);
        assertThat(year.savedPerDay()).as("July to September 2025").isEqualTo(3.0 * MONTH / 92);
    }

    @Test
    void leavesRowsAlone_thatDoNotSayWhenTheyWereBorn() {
        LiveCohorts unknown = LiveCohorts.NONE.plus(Map.of(Cohort.UNKNOWN, new Footprint(10, 1000)));

        assertThat(Retention.of(unknown, 3, NOW)).isEqualTo(new Retention(3, 0, 0));
    }

    @Test
    void lastsLonger_byWhatIsFreedAndByWhatIsSaved() {
        Room room = new Room(100, 100);

        assertThat(room.daysGained(new Retention(3, 50, 0))).hasValue(50);
        assertThat(room.daysGained(new Retention(3, 0, 0.5))).hasValue(100);
        assertThat(room.daysGained(new Retention(3, 0, 1))).as("never full").isEmpty();
    }

    @Test
    void choosesTheGentlestThatIsEnough() {
        Room ample = new Room(100 * MONTH, 300);

        Ageing.Choice choice = new Ageing(everyMonth(36), 2).choice(ample, NOW).orElseThrow();

        assertThat(choice.retention().keepMonths()).isEqualTo(24);
        assertThat(choice.retention().freedBytes()).as("on disk").isEqualTo(2 * 12 * MONTH);
        assertThat(choice.enough()).isTrue();
    }

    @Test
    void choosesWhatGainsMost_whereNothingIsEnough() {
        Room tight = new Room(100 * MONTH, 30);

        Ageing.Choice choice = new Ageing(everyMonth(36), 1).choice(tight, NOW).orElseThrow();

        assertThat(choice.retention().keepMonths()).isEqualTo(3);
        assertThat(choice.enough()).isFalse();
    }

    @Test
    void choosesNothing_thatGainsLessThanAWeek() {
        assertThat(new Ageing(everyMonth(36), 1).choice(new Room(1_000_000 * MONTH, 100), NOW))
                .isEmpty();
    }

    /** As much in each of so many months before this one. */
    private static LiveCohorts everyMonth(int months) {
        Map<Cohort, Footprint> live = new TreeMap<>();
        for (int ago = 1; ago <= months; ago++) {
            live.put(Cohort.parse(YearMonth.of(2026, 7).minusMonths(ago).toString()), new Footprint(100, MONTH));
        }
        return LiveCohorts.NONE.plus(live);
    }
}
