package io.headroom.core.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.forecast.Crossing;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.Projection;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.Measure;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownFutureTest {
    private static final Instant TODAY = Instant.parse("2026-11-27T00:00:00Z");
    private static final Instant NOON = TODAY.plus(Duration.ofHours(12));
    private static final Scope LEEDS = Scope.parse("tenant:42");

    @Test
    void leavesAProjectionAsItIs_whenNothingIsKnown() {
        ProjectionFact fact = growing(1000, 10);

        Foreseen foreseen = KnownFuture.NOTHING.on(fact, Scope.DATABASE, Measure.LOGICAL_BYTES, NOON);

        assertThat(foreseen.projection()).isEqualTo(fact.projection());
        assertThat(foreseen.effects()).isEmpty();
    }

    @Test
    void reachesALimitOnTheDayOfTheImportThatFillsIt() {
        Path path = path(growing(1000, 10), brings("2027-01-15", 2000));

        assertThat(p50(path, 3000)).isEqualTo("2027-01-15");
        assertThat(path.at(49)).isEqualTo(new Path.Knot(49, 1441, 1490, 1539));
        assertThat(path.at(50))
                .as("the band keeps its width: the quantity is known")
                .isEqualTo(new Path.Knot(50, 3450, 3500, 3550));
    }

    @Test
    void reachesALimitLater_whenSomethingIsPurged_andNeverFallsBelowNothing() {
        Path path = path(growing(1000, 10), brings("2026-12-02", -300));
        Path emptied = path(growing(1000, 10), brings("2026-12-02", -5000));

        assertThat(p50(path, 1500)).isEqualTo("2027-02-14");
        assertThat(emptied.at(6)).isEqualTo(new Path.Knot(6, 0, 0, 6));
        assertThat(emptied.at(16).p50()).as("and grows again from there").isEqualTo(100);
    }

    @Test
    void spreadsAnImportOverItsDays() {
        Path path = path(growing(1000, 10), draft("IMPORT", "2026-12-01", "2026-12-05", null, 400L, null));

        assertThat(path.at(4).p50()).isEqualTo(1040);
        assertThat(path.at(6).p50()).isEqualTo(1260);
        assertThat(path.at(9).p50()).isEqualTo(1490);
    }

    @Test
    void reachesALimitLater_whenAHolidayComesBefore() {
        Path path = path(growing(1000, 10), draft("HOLIDAY", "2026-12-24", "2027-01-03", 0.1, null, null));

        assertThat(p50(path, 1500)).as("9 days later").isEqualTo("2027-01-24");
        assertThat(path.at(60).p90() - path.at(60).p50())
                .as("quiet days make nothing surer")
                .isEqualTo(60);
    }

    @Test
    void growsFasterFromTheLaunchOn_withABandThatWidens() {
        Path path = path(growing(1000, 10), draft("LAUNCH", "2026-12-07", null, 2.0, null, null));

        assertThat(path.at(10)).isEqualTo(new Path.Knot(10, 1090, 1100, 1110));
        assertThat(path.at(30)).isEqualTo(new Path.Knot(30, 1450, 1500, 1550));
    }

    @Test
    void addsWhatALaunchBringsEachDay() {
        Path path = path(growing(1000, 10), draft("LAUNCH", "2026-12-07", "2026-12-17", null, null, 25L));

        assertThat(path.at(10).p50()).isEqualTo(1100);
        assertThat(path.at(20).p50()).isEqualTo(1450);
        assertThat(path.at(30).p50()).isEqualTo(1550);
    }

    @Test
    void countsALaunchLessAndLess_whileHistoryLearnsIt() {
        Path half = path(growing(1000, 10), draft("LAUNCH", "2026-11-13", null, null, null, 20L));
        Path learned = path(growing(1000, 10), draft("LAUNCH", "2026-10-01", null, 3.0, null, null));

        assertThat(half.at(30).p50()).as("14 of 28 days are in the pace").isEqualTo(1000 + 30 * 20);
        assertThat(learned.at(30).p50()).isEqualTo(1300);
    }

    @Test
    void fallsBackToTheFormerPace_afterACampaignThatWasLearned() {
        Path path = path(growing(1000, 10), draft("LAUNCH", "2026-10-01", "2026-12-07", 2.0, null, null));

        assertThat(path.at(10).p50()).isEqualTo(1100);
        assertThat(path.at(30).p50()).isEqualTo(1200);
    }

    @Test
    void countsAnImportUntilItHasCome() {
        Annotation allDay = draft("IMPORT", "2026-11-27", null, null, 500L, null);
        Annotation atTen = draft("IMPORT", "2026-11-27T10:00:00Z", null, null, 500L, null);
        Annotation yesterday = draft("IMPORT", "2026-11-26", null, null, 500L, null);

        assertThat(path(growing(1000, 10), allDay).at(1).p50()).isEqualTo(1510);
        assertThat(path(growing(1000, 10), atTen).at(1).p50()).isEqualTo(1010);
        assertThat(path(growing(1000, 10), yesterday).at(1).p50()).isEqualTo(1010);
    }

    @Test
    void doesNotKnowWhatWasSaidLater() {
        Annotation later = new Draft(null, "IMPORT", "x", "2026-12-01", null, null, new Amount(500L, null), null)
                .annotation("x", "shop", NOON.plusSeconds(1));

        assertThat(path(growing(1000, 10), later)).isEqualTo(growing(1000, 10).projection());
    }

    @Test
    void movesAllThatTheScopeIsAPartOf_andNothingElse() {
        Annotation moved = new Draft(
                        "table:public.a/tenant:42",
                        "IMPORT",
                        "Leeds moves in",
                        "2026-12-01",
                        null,
                        null,
                        new Amount(500L, 7L),
                        null)
                .annotation("leeds", "shop", null);

        for (String whole : List.of("database", "table:public.a", "tenant:42", "table:public.a/tenant:42")) {
            assertThat(by(moved, whole, Measure.LOGICAL_BYTES)).as(whole).containsExactly(500L);
            assertThat(by(moved, whole, Measure.ROWS)).as(whole).containsExactly(7L);
        }
        for (String other : List.of("table:public.b", "tenant:43", "table:public.b/tenant:42")) {
            assertThat(by(moved, other, Measure.LOGICAL_BYTES)).as(other).isEmpty();
        }
    }

    @Test
    void keepsTheSumOfTenantsEqualToTheDatabase() {
        List<Annotation> known = List.of(
                draft("HOLIDAY", "2026-12-24", "2027-01-03", 0.5, null, null),
                new Draft(LEEDS.toString(), "IMPORT", "x", "2026-12-01", null, null, new Amount(500L, null), null)
                        .annotation("leeds", "shop", null));
        KnownFuture future = KnownFuture.of(known);

        Path leeds = (Path)
                future.on(growing(400, 4), LEEDS, Measure.LOGICAL_BYTES, NOON).projection();
        Path bristol = (Path) future.on(growing(600, 6), Scope.parse("tenant:43"), Measure.LOGICAL_BYTES, NOON)
                .projection();
        Path shop = (Path) future.on(growing(1000, 10), Scope.DATABASE, Measure.LOGICAL_BYTES, NOON)
                .projection();

        for (int day = 1; day <= 90; day++) {
            assertThat(leeds.at(day).p50() + bristol.at(day).p50())
                    .isEqualTo(shop.at(day).p50());
        }
    }

    @Test
    void knowsADate_whenNothingGrowsAndAnImportIsToCome() {
        ProjectionFact flat = refused(RefusalCode.NO_GROWTH);

        Path path = path(flat, brings("2027-06-01", 2000));

        assertThat(Crossing.of(path, 2500).p10()).isEqualTo(new Crossing.Reach.On(LocalDate.parse("2027-06-01")));
        assertThat(foreseen(flat, draft("LAUNCH", "2026-12-07", null, 2.0, null, null))
                        .projection())
                .as("twice nothing")
                .isEqualTo(flat.projection());
    }

    @Test
    void givesTheDateOfAnImport_whereGrowthAloneIsWithinTheNoise() {
        ProjectionFact unsure = fact(1000, 1, new GrowthInterval(-1, 3), 100);

        assertThat(Crossing.of((Path) unsure.projection(), 1250).p50()).isInstanceOf(Crossing.Reach.Undecided.class);
        assertThat(p50(path(unsure, brings("2027-06-01", 2000)), 2500)).isEqualTo("2027-06-01");
    }

    @Test
    void staysARefusal_whateverIsKnown() {
        ProjectionFact young = refused(RefusalCode.INSUFFICIENT_HISTORY);

        assertThat(foreseen(young, brings("2026-12-01", 500)).projection()).isEqualTo(young.projection());
        assertThat(foreseen(young, brings("2026-12-01", 500)).effects()).isEmpty();
    }

    @Test
    void saysTheSameInAnyOrder_andKeepsQuantilesInOrder() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Annotation> known = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                known.add(any(random, "a" + i));
            }
            List<Annotation> shuffled = new ArrayList<>(known);
            Collections.shuffle(shuffled, random);

            Foreseen said = KnownFuture.of(known).on(growing(1000, 10), Scope.DATABASE, Measure.LOGICAL_BYTES, NOON);

            assertThat(KnownFuture.of(shuffled).on(growing(1000, 10), Scope.DATABASE, Measure.LOGICAL_BYTES, NOON))
                    .isEqualTo(said);
            Path path = (Path) said.projection();
            for (int day = 0; day <= path.horizonDays(); day++) {
                Path.Knot at = path.at(day);
                assertThat(at.p10()).isBetween(0L, at.p50());
                assertThat(at.p50()).isLessThanOrEqualTo(at.p90());
            }
        }
    }

    private static Annotation any(Random random, String id) {
        LocalDate from = LocalDate.parse("2026-11-01").plusDays(random.nextInt(200));
        String until = from.plusDays(1 + random.nextInt(60)).toString();
        String kind = AnnotationKind.values()[random.nextInt(3)].name();
        boolean whole = kind.equals("IMPORT");
        Double factor = whole || random.nextBoolean() ? null : Double.valueOf(random.nextInt(40) / 10.0);
        Amount amount = new Amount(1 + random.nextLong(-3000, 3000) * 2, null);
        return new Draft(
                        null,
                        kind,
                        "x",
                        from.toString(),
                        until,
                        factor,
                        whole ? amount : null,
                        whole || factor != null ? null : amount)
                .annotation(id, "shop", null);
    }

    private static List<Long> by(Annotation annotation, String scope, Measure measure) {
        return KnownFuture.of(List.of(annotation))
                .on(growing(1000, 10), Scope.parse(scope), measure, NOON)
                .effects()
                .stream()
                .map(effect -> effect.by(30))
                .toList();
    }

    private static Path path(ProjectionFact fact, Annotation annotation) {
        return (Path) foreseen(fact, annotation).projection();
    }

    private static Foreseen foreseen(ProjectionFact fact, Annotation annotation) {
        return KnownFuture.of(List.of(annotation)).on(fact, Scope.DATABASE, Measure.LOGICAL_BYTES, NOON);
    }

    private static String p50(Path path, long limit) {
        return ((Crossing.Reach.On) Crossing.of(path, limit).p50()).day().toString();
    }

    private static Annotation brings(String day, long bytes) {
        return draft("IMPORT", day, null, null, bytes, null);
    }

    private static Annotation draft(
            String kind,
            String from,
            @Nullable String until,
            @Nullable Double factor,
            @Nullable Long bytes,
            @Nullable Long bytesPerDay) {
        Amount total = bytes == null ? null : new Amount(bytes, null);
        Amount perDay = bytesPerDay == null ? null : new Amount(bytesPerDay, null);
        return new Draft(null, kind, "x", from, until, factor, total, perDay).annotation("x", "shop", null);
    }

    private static ProjectionFact growing(long level, long perDay) {
        return fact(level, perDay, new GrowthInterval(0.8 * perDay, 1.2 * perDay), 1);
    }

    /** @param width of the band on either side, per day */
    private static ProjectionFact fact(long level, long perDay, GrowthInterval interval, long width) {
        List<Path.Knot> knots = new ArrayList<>();
        for (int day : new int[] {1, 7, 28, 90, 365}) {
            long p50 = level + perDay * day;
            knots.add(new Path.Knot(day, Math.max(0, p50 - width * day), p50, p50 + width * day));
        }
        Growth growth = new Growth(perDay, 28, Origin.OBSERVED);
        Projection path =
                new Path(TODAY, level, knots, "last-week", TrackRecord.NONE, growth, interval, Optional.empty());
        return ProjectionFact.of(path, TODAY, level, Optional.of(growth));
    }

    private static ProjectionFact refused(RefusalCode code) {
        Projection refusal = new Projection.Refusal(code, "for a reason", Optional.empty());
        return ProjectionFact.of(refusal, TODAY, 1000, Optional.of(new Growth(0, 28, Origin.OBSERVED)));
    }
}
