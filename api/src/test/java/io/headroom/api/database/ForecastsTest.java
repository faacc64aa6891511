package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.api.view.ReadFacts;
import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Draft;
import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.forecast.Accuracy;
import io.headroom.core.forecast.Contender;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Hindsight;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Granularity;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastsTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Growth GROWTH = new Growth(20, 28, Origin.OBSERVED);

    private static final TrackRecord RECORD = new TrackRecord(
            List.of(new Accuracy(1, 0.5, 0.7, 4, 0.8, 364, 364), new Accuracy(7, null, 0.9, 9, 0.5, 360, 4)),
            List.of(new Contender("drift", 1, 0.75), new Contender("last-level", 1.5, 0.25)),
            new Hindsight(90, 40, 80, 90, 105, 100));

    private final ReadFacts read = new ReadFacts();
    private KnownFuture future = KnownFuture.NOTHING;

    @Test
    void servesThePathAsItWasMade_whenTheDayIsAsExpected() {
        live(110).projection("shop/database/ROWS", path());

        assertThat(rows(3).path())
                .containsExactly(
                        new Forecast.Point(LocalDate.parse("2026-11-22"), 110, 120, 130),
                        new Forecast.Point(LocalDate.parse("2026-11-23"), 120, 140, 160),
                        new Forecast.Point(LocalDate.parse("2026-11-24"), 130, 160, 190));
        assertThat(rows(3).level()).isEqualTo(110);
        assertThat(rows(3).growthPerDay()).isEqualTo(20.0);
        assertThat(rows(365).path()).hasSize(11);
    }

    @Test
    void movesTheLevelAndNotTheSlope_whenThereWasAnImportToday() {
        live(1_110).projection("shop/database/ROWS", path());

        assertThat(rows(2).path())
                .containsExactly(
                        new Forecast.Point(LocalDate.parse("2026-11-22"), 1_110, 1_120, 1_130),
                        new Forecast.Point(LocalDate.parse("2026-11-23"), 1_120, 1_140, 1_160));
    }

    @Test
    void neverExpectsLessThanNothing() {
        live(0).projection("shop/database/ROWS", path());

        assertThat(rows(1).path()).containsExactly(new Forecast.Point(LocalDate.parse("2026-11-22"), 0, 10, 20));
    }

    @Test
    void beginsWithTomorrow_whenThePathIsOld() {
        live(140).projection("shop/database/ROWS", path());
        read.footprint("shop/database", 140, 0, MIDNIGHT.plusSeconds(2 * 86_400));

        assertThat(rows(1).path()).containsExactly(new Forecast.Point(LocalDate.parse("2026-11-24"), 130, 160, 190));
    }

    @Test
    void tellsHowGoodItWas_atTheHorizonAskedFor() {
        live(110).projection("shop/database/ROWS", path());

        assertThat(rows(6).accuracy()).isEqualTo(new Forecast.Accuracy(1, 0.5, 0.7, 4, 0.8, 0.756, 0.838, 364, 364));
        assertThat(rows(30).accuracy()).isEqualTo(new Forecast.Accuracy(7, null, 0.9, 9, 0.5, 0.15, 0.85, 360, 4));
        assertThat(rows(30).contenders())
                .containsExactly(
                        new Forecast.Contender("drift", 1, 0.75), new Forecast.Contender("last-level", 1.5, 0.25));
        assertThat(rows(30).hindsight()).isEqualTo(new Forecast.Hindsight(90, 40, 80, 90, 105, 100, -0.1));
        assertThat(rows(30).doublingDays()).isEqualTo(5.0);
    }

    @Test
    void saysThatNothingWasProjectedYet_orWhyNothingCanBe() {
        live(1);
        Forecast.Refusal notYet = rows(1).refusal();
        assertThat(notYet).isNotNull().extracting(Forecast.Refusal::code).isEqualTo("NOT_YET_PROJECTED");

        ProjectionFact.Refused noise = new ProjectionFact.Refused(RefusalCode.NO_GROWTH, "noise", null);
        read.projection("shop/database/ROWS", new ProjectionFact(MIDNIGHT, 1, GROWTH, null, noise));
        assertThat(rows(1).refusal()).isEqualTo(new Forecast.Refusal("NO_GROWTH", "noise", null));
        assertThat(rows(1).path()).isEmpty();
        assertThat(rows(1).growthOrigin()).isEqualTo(Origin.OBSERVED);
    }

    @Test
    void addsAnImportThatIsKnown_andNamesIt() {
        live(110).projection("shop/database/ROWS", path());
        future = imports("2026-11-22", 500);

        assertThat(rows(2).path())
                .containsExactly(
                        new Forecast.Point(LocalDate.parse("2026-11-22"), 110, 120, 130),
                        new Forecast.Point(LocalDate.parse("2026-11-23"), 620, 640, 660));
        assertThat(rows(2).annotations())
                .extracting(Forecast.Known::id, Forecast.Known::label, Forecast.Known::rows, Forecast.Known::adds)
                .containsExactly(tuple("move", "Leeds moves in", 500L, 500L));
        assertThat(rows(1).annotations())
                .as("beyond the end of the path")
                .extracting(Forecast.Known::adds)
                .containsExactly(0L);
    }

    @Test
    void countsAnImportOfTodayOnce_whetherItHasComeOrNot() {
        future = imports("2026-11-21", 500);
        for (long come : new long[] {0, 200, 500}) {
            live(110 + come).projection("shop/database/ROWS", path());

            assertThat(rows(1).path())
                    .as("%d have come", come)
                    .containsExactly(new Forecast.Point(LocalDate.parse("2026-11-22"), 610, 620, 630));
        }
    }

    @Test
    void stillNamesAnImportThatIsOver() {
        live(110).projection("shop/database/ROWS", path());
        future = imports("2026-11-20", 500);

        assertThat(rows(1).path()).containsExactly(new Forecast.Point(LocalDate.parse("2026-11-22"), 110, 120, 130));
        assertThat(rows(1).annotations()).extracting(Forecast.Known::adds).containsExactly((Long) null);
    }

    @Test
    void knowsAPath_whereNothingGrowsButAnImportIsToCome() {
        ProjectionFact.Refused noise = new ProjectionFact.Refused(RefusalCode.NO_GROWTH, "noise", null);
        live(110).projection("shop/database/ROWS", new ProjectionFact(MIDNIGHT, 110, GROWTH, null, noise));
        future = imports("2026-11-22", 500);

        assertThat(rows(2).refusal()).isNull();
        assertThat(rows(2).path()).extracting(Forecast.Point::p50).containsExactly(110L, 610L);
    }

    private static KnownFuture imports(String day, long rows) {
        return KnownFuture.of(List.of(
                new Draft("tenant:42", "IMPORT", "Leeds moves in", day, null, null, new Amount(null, rows), null)
                        .annotation("move", "shop", null)));
    }

    @Test
    void expectsNothingOfATenantWhoHasLeft_whateverWasSaidAtMidnight() {
        live(110)
                .footprint("shop/tenant:42", 50, 500)
                .projection("shop/tenant:42/ROWS", path())
                .projection("shop/table:public.booking/tenant:42/ROWS", path());
        assertThat(rowsOf("tenant:42").path()).isNotEmpty();

        read.footprint("shop/tenant:42", 0, 0);

        for (String scope : List.of("tenant:42", "table:public.booking/tenant:42")) {
            assertThat(rowsOf(scope).refusal())
                    .isEqualTo(new Forecast.Refusal(
                            "LEVEL_SHIFT", "The tenant has left: all its rows have been removed.", null));
            assertThat(rowsOf(scope).path()).isEmpty();
            assertThat(rowsOf(scope).accuracy()).isNull();
        }
    }

    @Test
    void drawsALineThroughTheLastHour() {
        live(1_200);
        assertThat(rows(1).straightLine()).isNull();

        for (int minute = 0; minute < 60; minute += 5) {
            Instant start = NOON.minusSeconds(60L * (60 - minute));
            read.growth("shop/database", Granularity.FIVE_MINUTES, start, Origin.OBSERVED, Flows.added(5, 50));
        }
        assertThat(rows(1).straightLine())
                .isEqualTo(new Forecast.Line(5 * 12 * 24, Instant.parse("2026-11-21T11:00:00Z")));
    }

    @Test
    void drawsTheLineOfATenantThroughTheLastDay() {
        live(1_200).footprint("shop/tenant:42", 1_200, 0);
        for (int hour = 1; hour <= 24; hour++) {
            Instant start = NOON.minusSeconds(3_600L * hour);
            read.growth("shop/tenant:42", Granularity.HOUR, start, Origin.OBSERVED, Flows.added(2, 0));
        }

        assertThat(rowsOf("tenant:42").straightLine()).isEqualTo(new Forecast.Line(48, NOON.minusSeconds(86_400)));
    }

    private ReadFacts live(long rows) {
        return read.footprint("shop/database", rows, 10 * rows, NOON);
    }

    private Forecast rows(int days) {
        return Forecasts.of(database(), future, Scope.DATABASE, ForecastQuery.of("ROWS", "P" + days + "D"));
    }

    private Forecast rowsOf(String scope) {
        return Forecasts.of(database(), future, Scope.parse(scope), ForecastQuery.of("ROWS", "P1D"));
    }

    private Database database() {
        return Database.at(NOON, "shop", "main", read.facts());
    }

    private static ProjectionFact path() {
        List<Path.Knot> knots = List.of(new Path.Knot(1, 110, 120, 130), new Path.Knot(11, 210, 320, 430));
        ProjectionFact.Outlook outlook =
                new ProjectionFact.Outlook("DRIFT", knots, RECORD, GROWTH, GrowthInterval.UNKNOWN, 432_000L);
        return new ProjectionFact(MIDNIGHT, 100, GROWTH, outlook, null);
    }
}
