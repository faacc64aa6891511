package io.headroom.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.api.view.ReadFacts;
import io.headroom.core.annotation.Amount;
import io.headroom.core.annotation.Draft;
import io.headroom.core.annotation.KnownFuture;
import io.headroom.core.forecast.Growth;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.Path;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.forecast.TrackRecord;
import io.headroom.core.growth.Origin;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoherenceTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final Instant NOON = MIDNIGHT.plusSeconds(43_200);
    private static final Growth GROWTH = new Growth(10, 28, Origin.OBSERVED);
    private static final int DAYS = 30;

    private final ReadFacts read = new ReadFacts();
    private KnownFuture future = KnownFuture.NOTHING;

    @Test
    void addsUpToTheRow_onEveryDay_whateverEachScopeExpectsByItself() {
        database(new Random(5));
        List<String> tables = List.of("table:public.booking", "table:public.course", "table:public.audit");
        List<String> tenants = List.of("tenant:1", "tenant:2", "tenant:3", "tenant:4");

        for (int day = 0; day < DAYS; day++) {
            long whole = mean("database", day);
            assertThat(sum(tables, day)).as("tables, day %d", day).isEqualTo(whole);
            assertThat(sum(tenants, day)).as("tenants, day %d", day).isEqualTo(whole);
            for (String table : tables) {
                assertThat(sum(tenants.stream().map(t -> table + "/" + t).toList(), day))
                        .as("%s, day %d", table, day)
                        .isEqualTo(mean(table, day));
            }
        }
        assertThat(own(tables, DAYS - 1))
                .as("is no test if they agree anyway")
                .isNotEqualTo(mean("database", DAYS - 1));
    }

    @Test
    void keepsEachLevelsQuantiles_andSaysWhatTheDifferenceIs() {
        read.footprint("shop/database", 1_000, 0, MIDNIGHT);
        part("database", 1_000, grows(1_000, 3_000, 4_000, 5_000));
        part("table:a.a", 600, grows(600, 1_000, 1_600, 2_200));
        part("table:a.b", 400, grows(400, 1_000, 1_400, 1_800));

        Forecast a = forecast("table:a.a");

        assertThat(last(a.path())).extracting("p10", "p50", "p90").containsExactly(1_000L, 1_600L, 2_200L);
        Forecast.Means means = Objects.requireNonNull(a.means());
        assertThat(last(means.path()))
                .as("1,000 are missing, and three of five parts of the doubt are here")
                .isEqualTo(new Forecast.Mean(last(a.path()).at(), 2_200, 1_600));
        assertThat(means)
                .extracting("addUpTo", "parts", "partsWithoutPath", "difference")
                .containsExactly("database", 2, 0, 600L);
    }

    @Test
    void takesWhoeverIsRefused_toStayAsItIs() {
        read.footprint("shop/database", 1_000, 0, MIDNIGHT);
        part("database", 1_000, grows(1_000, 1_200, 1_300, 1_400));
        part("table:a.a", 600, grows(600, 700, 800, 900));
        part("table:a.b", 400, refused(400));

        assertThat(last(Objects.requireNonNull(forecast("table:a.a").means()).path())
                        .mean())
                .isEqualTo(900);
        assertThat(forecast("table:a.a").means()).extracting("partsWithoutPath").isEqualTo(1);
        assertThat(forecast("table:a.b").means()).isNull();
    }

    @Test
    void saysNothing_whereNothingCanBeSaidOfTheWhole() {
        read.footprint("shop/database", 1_000, 0, MIDNIGHT);
        part("database", 1_000, refused(1_000));
        part("table:a.a", 1_000, grows(600, 700, 800, 900));

        assertThat(forecast("table:a.a").means()).isNull();
        assertThat(forecast("table:a.a").path()).isNotEmpty();
    }

    @Test
    void saysNothing_whereTheWholeIsToShrinkBelowWhatStays() {
        read.footprint("shop/database", 1_000, 0, MIDNIGHT);
        part("database", 1_000, grows(1_000, 300, 350, 400));
        part("table:a.a", 600, grows(600, 700, 800, 900));
        part("table:a.b", 400, refused(400));

        assertThat(forecast("table:a.a").means()).isNull();
    }

    @Test
    void addsUp_withWhatIsKnownOfTheFuture_andWhatHasComeToday() {
        database(new Random(6));
        future = KnownFuture.of(List.of(
                new Draft("tenant:2", "IMPORT", "moves in", "2026-11-25", null, null, new Amount(null, 7_777L), null)
                        .annotation("move", "shop", null)));
        read.footprint("shop/tenant:3", 123_456, 0, NOON);

        for (int day = 0; day < DAYS; day++) {
            assertThat(sum(List.of("tenant:1", "tenant:2", "tenant:3", "tenant:4"), day))
                    .isEqualTo(mean("database", day));
        }
    }

    private void database(Random random) {
        read.footprint("shop/database", 10_000, 0, NOON);
        part("database", 10_000, grows(10_000, 11_000, 14_000, 19_000));
        for (String table : List.of("booking", "course", "audit")) {
            part("table:public." + table, 3_333, random(random, 3_333));
            IntStream.rangeClosed(1, 4)
                    .forEach(tenant -> part(
                            "table:public." + table + "/tenant:" + tenant,
                            800 + tenant,
                            tenant == 2 ? refused(800) : random(random, 800)));
        }
        IntStream.rangeClosed(1, 4).forEach(tenant -> part("tenant:" + tenant, 2_500, random(random, 2_500)));
    }

    private void part(String scope, long rows, ProjectionFact fact) {
        if (!scope.equals("database")) {
            read.footprint("shop/" + scope, rows, 0);
        }
        read.projection("shop/" + scope + "/ROWS", fact);
    }

    private static ProjectionFact random(Random random, long level) {
        long low = level + random.nextInt(2_000);
        long middle = low + random.nextInt(1_000);
        return grows(level, low, middle, middle + random.nextInt(3_000));
    }

    private static ProjectionFact grows(long level, long p10, long p50, long p90) {
        List<Path.Knot> knots = List.of(new Path.Knot(1, level, level, level), new Path.Knot(DAYS, p10, p50, p90));
        ProjectionFact.Outlook outlook =
                new ProjectionFact.Outlook("drift", knots, TrackRecord.NONE, GROWTH, GrowthInterval.UNKNOWN, null);
        return new ProjectionFact(MIDNIGHT, level, GROWTH, outlook, null);
    }

    private static ProjectionFact refused(long level) {
        ProjectionFact.Refused shift = new ProjectionFact.Refused(RefusalCode.LEVEL_SHIFT, "too recent", null);
        return new ProjectionFact(MIDNIGHT, level, GROWTH, null, shift);
    }

    /** What is refused stays as it is. */
    private long sum(List<String> scopes, int day) {
        return scopes.stream()
                .mapToLong(scope ->
                        forecast(scope).path().isEmpty() ? forecast(scope).level() : mean(scope, day))
                .sum();
    }

    private long own(List<String> scopes, int day) {
        return scopes.stream()
                .mapToLong(scope -> Objects.requireNonNull(forecast(scope).means())
                        .path()
                        .get(day)
                        .own())
                .sum();
    }

    private long mean(String scope, int day) {
        return Objects.requireNonNull(forecast(scope).means()).path().get(day).mean();
    }

    private Forecast forecast(String scope) {
        Database database = Database.at(NOON, "shop", "main", read.facts());
        return Forecasts.of(database, future, Scope.parse(scope), ForecastQuery.of("ROWS", "P" + DAYS + "D"));
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
