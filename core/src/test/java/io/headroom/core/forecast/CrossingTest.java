package io.headroom.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.forecast.Crossing.Reach;
import io.headroom.core.growth.Origin;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossingTest {
    private static final Path.Knot WEEK = new Path.Knot(7, 1_010, 1_070, 1_140);
    private static final Path.Knot MONTH = new Path.Knot(28, 1_040, 1_280, 1_560);

    @Test
    void p10IsEarly_readOffTheP90Path() {
        Crossing crossing = Crossing.of(path(WEEK, MONTH), 1_200);

        assertThat(crossing.p10()).isEqualTo(new Reach.On(LocalDate.parse("2026-11-30")));
        assertThat(crossing.p50()).isEqualTo(new Reach.On(LocalDate.parse("2026-12-10")));
        assertThat(crossing.p90()).isEqualTo(new Reach.NotWithinHorizon());
    }

    @Test
    void aDipAfterThePeakDoesNotUndoTheCrossing() {
        Path path = path(new Path.Knot(5, 1_050, 1_100, 1_150), new Path.Knot(28, 1_001, 1_010, 1_020));

        assertThat(Crossing.of(path, 1_100).p50()).isEqualTo(new Reach.On(LocalDate.parse("2026-11-25")));
    }

    @Test
    void givesNoDate_whenGrowthMayBeZero() {
        Crossing crossing = Crossing.of(path(new Path.Knot(28, 950, 1_100, 1_300)), 1_200);

        assertThat(crossing.p10()).isEqualTo(new Reach.Undecided());
        assertThat(crossing.p50()).isEqualTo(new Reach.NotWithinHorizon());
    }

    @Test
    void givesTheEarlyDateAlone_whenGrowthIsCertain_butNoMonthIs() {
        GrowthInterval certain = new GrowthInterval(2, 8);

        Crossing crossing = Crossing.of(path(certain, new Path.Knot(28, 950, 1_100, 1_300)), 1_200);

        assertThat(crossing.p10()).isEqualTo(new Reach.On(LocalDate.parse("2026-12-09")));
        assertThat(crossing.p50()).isEqualTo(new Reach.NotWithinHorizon());
        assertThat(crossing.p90()).isEqualTo(new Reach.NotWithinHorizon());
    }

    @Test
    void isToday_whenTheLimitIsReachedAlready() {
        Reach today = new Reach.On(Histories.TODAY);

        assertThat(Crossing.of(path(new Path.Knot(28, 900, 990, 1_080)), 1_000))
                .isEqualTo(new Crossing(today, today, today));
    }

    private static Path path(Path.Knot... knots) {
        return path(GrowthInterval.UNKNOWN, knots);
    }

    private static Path path(GrowthInterval interval, Path.Knot... knots) {
        Growth growth = new Growth(10, 28, Origin.OBSERVED);
        TrackRecord record = TrackRecord.of(new Accuracy(7, 0.5, 0.5, 1, 0.8, 100, 50));
        return new Path(Histories.MIDNIGHT, 1_000, List.of(knots), "drift", record, growth, interval, Optional.empty());
    }
}
