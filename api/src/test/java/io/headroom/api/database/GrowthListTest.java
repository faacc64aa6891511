package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.api.problem.ProblemException;
import io.headroom.api.view.ReadFacts;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrowthListTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final ReadFacts read = new ReadFacts().footprint("shop/database", 100, 1000, NOW);

    @Test
    void countsTotalsBackwardsFromWhatIsLive() {
        read.growth("shop/database", Granularity.DAY, "2026-11-20", Origin.OBSERVED, Flows.added(7, 70))
                .growth("shop/database", Granularity.DAY, "2026-11-21", Origin.OBSERVED, Flows.removed(2, 20))
                .growth("shop/database", Granularity.DAY, "2026-11-21", Origin.OBSERVED, Flows.widened(5));

        assertThat(days(null, null))
                .containsExactly(
                        new GrowthItem("2026-11-20", Origin.OBSERVED, 7, 0, 70, 102, 1015),
                        new GrowthItem("2026-11-21", Origin.OBSERVED, 0, 2, -15, 100, 1000));
    }

    @Test
    void countsMovesAsComingAndGoing() {
        read.growth("shop/database", Granularity.DAY, "2026-11-21", Origin.OBSERVED, Flows.movedIn(3, 30))
                .growth("shop/database", Granularity.DAY, "2026-11-21", Origin.OBSERVED, Flows.movedOut(1, 10));

        assertThat(days(null, null))
                .containsExactly(new GrowthItem("2026-11-21", Origin.OBSERVED, 3, 1, 20, 100, 1000));
    }

    @Test
    void showsQuietDaysInBetween_asWellKnownAsWhatFollows() {
        read.growth("shop/database", Granularity.DAY, "2026-11-14", Origin.RECONSTRUCTED, Flows.added(1, 10))
                .growth("shop/database", Granularity.DAY, "2026-11-16", Origin.RECONSTRUCTED, Flows.added(1, 10))
                .growth("shop/database", Granularity.DAY, "2026-11-18", Origin.OBSERVED, Flows.added(1, 10));

        assertThat(days(null, null))
                .extracting(GrowthItem::at)
                .containsExactly("2026-11-14", "2026-11-15", "2026-11-16", "2026-11-17", "2026-11-18");
        assertThat(days(null, null).get(1))
                .isEqualTo(new GrowthItem("2026-11-15", Origin.RECONSTRUCTED, 0, 0, 0, 98, 980));
        assertThat(days(null, null).get(3)).isEqualTo(new GrowthItem("2026-11-17", Origin.OBSERVED, 0, 0, 0, 99, 990));
    }

    @Test
    void doesNotFillTheTimeUpToARowDatedFarAhead() {
        read.growth("shop/database", Granularity.DAY, "2026-11-20", Origin.OBSERVED, Flows.added(1, 10))
                .growth("shop/database", Granularity.DAY, "2199-01-01", Origin.RECONSTRUCTED, Flows.added(1, 10));

        assertThat(days(null, null))
                .extracting(GrowthItem::at)
                .containsExactly("2026-11-20", "2026-11-21", "2199-01-01");
    }

    @Test
    void keepsTheTotals_whenOnlyAPartIsShown() {
        read.growth("shop/database", Granularity.DAY, "2026-11-19", Origin.OBSERVED, Flows.added(1, 10))
                .growth("shop/database", Granularity.DAY, "2026-11-20", Origin.OBSERVED, Flows.added(7, 70))
                .growth("shop/database", Granularity.DAY, "2026-11-21", Origin.OBSERVED, Flows.added(2, 20));

        assertThat(days("2026-11-20", "2026-11-20T12:00:00Z"))
                .containsExactly(new GrowthItem("2026-11-20", Origin.OBSERVED, 7, 0, 70, 98, 980));
    }

    @Test
    void tellsMonthsFromDaysAndFromWhatBecameOfOldDays_butNotWhatNobodyDated() {
        Instant before = Instant.ofEpochSecond(Bucket.BEFORE.start());
        read.growth("shop/database", Granularity.MONTH, before, Origin.RECONSTRUCTED, Flows.added(50, 500))
                .growth("shop/database", Granularity.MONTH, "2026-09-01", Origin.OBSERVED, Flows.added(9, 90))
                .growth("shop/database", Granularity.DAY, "2026-11-03", Origin.OBSERVED, Flows.added(3, 30))
                .growth("shop/database", Granularity.DAY, "2026-11-21", Origin.OBSERVED, Flows.added(4, 40));

        assertThat(GrowthList.of(database(), Scope.DATABASE, GrowthQuery.of("month", null, "")))
                .containsExactly(
                        new GrowthItem("2026-09-01", Origin.OBSERVED, 9, 0, 90, 93, 930),
                        new GrowthItem("2026-10-01", Origin.OBSERVED, 0, 0, 0, 93, 930),
                        new GrowthItem("2026-11-01", Origin.OBSERVED, 7, 0, 70, 100, 1000));
    }

    @Test
    void refusesWhatMakesNoSense_withItsNameAndValue() {
        assertThatThrownBy(() -> GrowthQuery.of("week", null, null))
                .isInstanceOf(ProblemException.class)
                .hasMessage("bucket must be hour, day or month, got week");
        assertThatThrownBy(() -> GrowthQuery.of("day", "yesterday", null))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("from must be a date")
                .hasMessageEndingWith("got yesterday");
        assertThatThrownBy(() -> ForecastQuery.of("ROWS", "P366D")).hasMessageContaining("horizon must be 1 to 365");
        assertThatThrownBy(() -> ForecastQuery.of("ROWS", "P1Y")).hasMessageContaining("got P1Y");
        assertThatThrownBy(() -> ForecastQuery.of("BYTES", "P90D")).hasMessageContaining("measure must be ROWS or");
    }

    private List<GrowthItem> days(@Nullable String from, @Nullable String to) {
        return GrowthList.of(database(), Scope.DATABASE, GrowthQuery.of("day", from, to));
    }

    private Database database() {
        return Database.at(NOW, "shop", "main", read.facts());
    }
}
