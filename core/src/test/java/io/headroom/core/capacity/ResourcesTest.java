package io.headroom.core.capacity;

import static io.headroom.core.capacity.Storage.AS_OF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.config.PriceBookFile;
import io.headroom.core.forecast.GrowthInterval;
import io.headroom.core.forecast.RefusalCode;
import io.headroom.core.projection.ProjectionFact;
import io.headroom.core.projection.Statistic;
import io.headroom.core.projection.UsageProjection;
import io.headroom.core.projection.UsageProjection.Knot;
import io.headroom.core.trigger.Bound;
import io.headroom.core.trigger.Rule;
import io.headroom.core.trigger.Severity;
import io.headroom.core.trigger.TriggerMeasure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Connections, memory and processors beside a storage of which a tenth is used. */
class ResourcesTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final PriceBook BOOK = PriceBookFile.read("""
            effective: 2026-11-01
            kind: LIST
            plans:
              tiny: { id: here/tiny, source: a, storage: 100GB, memory: 2GB, vcpus: 1, connections: 20, price: 5 USD }
              silent: { id: here/silent, source: a, storage: 100GB, memory: 8GB, vcpus: 4, price: 12 USD }
              small: { id: here/small, source: a, storage: 100GB, memory: 4GB, vcpus: 2, connections: 50, price: 10 USD }
              large: { id: here/large, source: a, storage: 100GB, memory: 8GB, vcpus: 4, connections: 100, price: 20 USD }
              huge: { id: here/huge, source: a, storage: 100GB, memory: 32GB, vcpus: 16, connections: 400, price: 90 USD }
            """, "prices.yml");

    /** A half in use, whatever comes. */
    private static final UsageProjection STEADY = daily(365, false, day -> 0.5);

    private final Map<MeasuredLimit, UsageProjection> measures = new EnumMap<>(MeasuredLimit.class);

    @Test
    void isUnderProvisioned_whenConnectionsMayBeTooManyBeforeThereAreMore() {
        measures.put(MeasuredLimit.CONNECTIONS, daily(200, true, day -> 0.71 + 0.01 * day));

        Recommendation said = decide("here/small", "P14D");

        assertThat(said.verdict()).isEqualTo(Verdict.UNDER_PROVISIONED);
        assertThat(said.reason())
                .isEqualTo(
                        "connections reach 80 % of 50 most likely on 30 November 2026, maybe on 23 November 2026, before there is more");
        assertThat(next(said)).isEqualTo("here/huge");
        assertThat(said.nextBecause()).contains("connections reach 80 % of 50 most likely on 30 November 2026");
    }

    @Test
    void isRightSized_whileThereIsTimeToOrder_andPlansTheChange() {
        measures.put(MeasuredLimit.CONNECTIONS, daily(200, true, day -> 0.4 + 0.003 * Math.min(day, 150)));

        Recommendation said = decide("here/small", "P14D");

        // P90 is beyond 0.80 on the 111th day, and P50 on the 134th.
        assertThat(said.verdict()).isEqualTo(Verdict.RIGHT_SIZED);
        assertThat(next(said)).isEqualTo("here/large");
        assertThat(said.nextBecause()).contains("connections reach 80 % of 50 most likely on 3 April 2027");
        assertThat(said.path().orElseThrow().steps())
                .extracting(step -> step.offer().plan().id(), PlanPath.Step::months)
                .containsExactly(tuple("here/small", 3), tuple("here/large", 1));
    }

    @Test
    void isOverProvisioned_onlyWhereEveryKnownResourceFitsTheSmallerPlan() {
        everything(365, false, 0.2);
        Recommendation said = decide("here/large", "P14D");
        assertThat(said.verdict()).isEqualTo(Verdict.OVER_PROVISIONED);
        assertThat(next(said)).isEqualTo("here/small");

        measures.put(MeasuredLimit.MEMORY, STEADY);
        assertThat(decide("here/large", "P14D").verdict())
                .as("5.4 GB are needed, and the smaller plan has 4 GB")
                .isEqualTo(Verdict.RIGHT_SIZED);

        measures.remove(MeasuredLimit.MEMORY);
        assertThat(decide("here/large", "P14D").verdict())
                .as("what nobody reads is not free")
                .isEqualTo(Verdict.RIGHT_SIZED);
    }

    @Test
    void givesNothingUp_whereItCannotLookFarAhead() {
        everything(7, false, 0.2);
        assertThat(decide("here/large", "P14D").verdict()).isEqualTo(Verdict.RIGHT_SIZED);

        everything(180, true, 0.2);
        assertThat(decide("here/large", "P14D").verdict()).isEqualTo(Verdict.RIGHT_SIZED);

        everything(90, false, 0.2);
        assertThat(decide("here/large", "P14D").verdict()).isEqualTo(Verdict.OVER_PROVISIONED);
    }

    @Test
    void decidesByStorageAlone_andSaysWhatWasNotLookedAt() {
        var refusal = new ProjectionFact.Refused(RefusalCode.INSUFFICIENT_HISTORY, "a forecast needs 14 days", null);
        measures.put(MeasuredLimit.CONNECTIONS, new UsageProjection(MIDNIGHT, Statistic.MAX, 0.97, 5, null, refusal));
        measures.put(MeasuredLimit.CPU, old(daily(365, true, day -> 0.99)));

        Recommendation said = decide("here/small", "P14D");

        assertThat(said.verdict()).isEqualTo(Verdict.RIGHT_SIZED);
        assertThat(said.next())
                .isEqualTo(new NextPlan.None("the present plan holds what is expected within the horizon"));
        assertThat(said.resources())
                .extracting(ResourceFact::resource, ResourceFact::level, ResourceFact::needed, ResourceFact::leftOut)
                .containsExactly(
                        tuple(
                                Resource.CONNECTIONS,
                                0.97,
                                null,
                                "connections have no forecast: a forecast needs 14 days"),
                        tuple(
                                Resource.MEMORY,
                                null,
                                null,
                                "memory has not been projected yet: headroom.instances.main.host says whom to ask"),
                        tuple(Resource.CPU, 0.99, null, "CPU has not been read since 2026-11-18T00:00:00Z"));
    }

    @Test
    void namesWhatHasToBeDeclared_beforeAPlanCanBeFound() {
        measures.put(MeasuredLimit.CONNECTIONS, daily(200, false, day -> 0.9));

        Recommendation said = decide("here/silent", "P14D");

        assertThat(said.verdict()).isEqualTo(Verdict.UNDER_PROVISIONED);
        assertThat(said.next())
                .isEqualTo(
                        new NextPlan.None("connections reach 80 % most likely on 21 November 2026; nobody says how many"
                                + " connections there are: declare headroom.instances.main.capacity.connections"));
    }

    @Test
    void takesWhatIsDeclaredForWhatThePlanSays() {
        measures.put(MeasuredLimit.CONNECTIONS, STEADY);

        Recommendation said = declared("plan: here/silent, capacity: { connections: 300 }, lead-time: P14D");

        assertThat(said.next()).isInstanceOf(NextPlan.None.class);
        PlanPath path = said.path().orElseThrow();
        assertThat(path.steps()).extracting(step -> step.offer().plan().id()).containsExactly("here/silent");
        assertThat(path.rejected())
                .extracting(rejected -> rejected.plan() + " " + rejected.reason())
                .contains("here/small has less memory, processors or connections than the present plan");
    }

    @Test
    void saysSo_whereNoPlanHasEnough() {
        measures.put(MeasuredLimit.CONNECTIONS, daily(200, true, day -> 0.9 + 0.05 * day));

        assertThat(decide("here/small", "P14D").next())
                .isEqualTo(new NextPlan.None(
                        "the price book has no plan in USD that holds the need, which is at least 686 connections"));
    }

    @Test
    void isUnderProvisioned_alsoWhereNobodyKnowsTheStorage_andPlansNothing() {
        measures.put(MeasuredLimit.CONNECTIONS, daily(200, false, day -> 0.9));

        Recommendation said = declared("capacity: { connections: 50 }");

        assertThat(said.verdict()).isEqualTo(Verdict.UNDER_PROVISIONED);
        assertThat(said.neededBytes()).isEmpty();
        assertThat(said.next())
                .isInstanceOfSatisfying(
                        NextPlan.None.class,
                        none -> assertThat(none.reason())
                                .startsWith("declare headroom.instances.main.capacity.storage"));
    }

    @Test
    void isOverWhereTheDefaultPolicyWarns() {
        for (Quantity quantity : Quantity.values()) {
            assertThat(PolicyFile.standard().rules().stream()
                            .filter(rule -> rule.severity() == Severity.WARNING)
                            .filter(rule -> rule.measure()
                                    == TriggerMeasure.of(quantity.limit().measure())
                                            .orElseThrow())
                            .map(Rule::bound)
                            .map(Bound::threshold))
                    .as(quantity.name())
                    .containsExactly(quantity.threshold());
        }
    }

    private void everything(int horizon, boolean growing, double share) {
        for (Quantity quantity : Quantity.values()) {
            measures.put(quantity.limit(), daily(horizon, growing, day -> share));
        }
    }

    private Recommendation decide(String plan, String leadTime) {
        return declared("plan: " + plan + ", lead-time: " + leadTime);
    }

    private Recommendation declared(String instance) {
        String yaml = "headroom: { instances: { main: { " + instance + " } } }";
        Capacity capacity = HeadroomConfig.parse(yaml, Map.of(), Path.of(""))
                .instances()
                .get("main")
                .toCapacity("main", BOOK);
        return Recommendations.decide(capacity, Storage.growing(10_000, 1), measures, BOOK, AS_OF);
    }

    private static String next(Recommendation said) {
        return ((NextPlan.Offered) said.next()).offer().plan().id();
    }

    private static UsageProjection old(UsageProjection said) {
        return new UsageProjection(
                MIDNIGHT.minusSeconds(3 * 86_400), said.statistic(), said.level(), 5, said.outlook(), null);
    }

    /** P10 and P90 are 0.07 below and above. Step 1 is today. */
    private static UsageProjection daily(int horizon, boolean growing, IntToDoubleFunction share) {
        List<Knot> knots = IntStream.rangeClosed(1, horizon)
                .mapToObj(step -> knot(step, share.applyAsDouble(step)))
                .toList();
        return UsageProjection.expecting(
                MIDNIGHT,
                Statistic.MAX,
                share.applyAsDouble(0),
                2 * horizon,
                new UsageProjection.Outlook("theta", knots, List.of(), GrowthInterval.UNKNOWN, growing));
    }

    private static Knot knot(int step, double share) {
        return new Knot(step, share - 0.07, share, share + 0.07);
    }
}
