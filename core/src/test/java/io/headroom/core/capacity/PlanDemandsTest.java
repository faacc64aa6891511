package io.headroom.core.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.core.config.ConfigException;
import io.headroom.core.config.Declarations;
import io.headroom.core.config.HeadroomConfig;
import io.headroom.core.config.PriceBookFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanDemandsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final PriceBook BOOK = PriceBookFile.read("""
            effective: 2026-11-01
            kind: LIST
            plans:
              own: { id: here/own, source: a, region: london, storage: 100GB, price: 20 GBP, managed: false }
              silent: { id: here/silent, source: a, storage: 100GB, price: 21 GBP }
              far: { id: here/far, source: a, region: ohio, storage: 100GB, price: 22 GBP, managed: true, point-in-time: true }
              near: { id: here/near, source: a, region: london, storage: 100GB, price: 30 GBP, managed: true, point-in-time: true,
                      backups: daily, highly-available: true }
            """, "prices.yml");

    @Test
    void offersWhatIsSaidToHaveAllThatIsRequired_andSaysWhatSpeaksAgainstCheaperPlans() {
        Capacity capacity = capacity("{ managed: true, point-in-time: true, region: london }");

        Recommendation said = decide(capacity);

        assertThat(said.next()).isInstanceOf(NextPlan.Offered.class);
        assertThat(((NextPlan.Offered) said.next()).offer().plan().id()).isEqualTo("here/near");
        PlanPath path = said.path().orElseThrow();
        assertThat(path.steps()).extracting(step -> step.offer().plan().id()).containsExactly("here/near");
        assertThat(path.rejected())
                .extracting(rejected -> rejected.plan() + " " + rejected.reason())
                .containsExactly(
                        "here/far is in ohio and not in london, which is required",
                        "here/own is not managed, not said to be restorable to a point in time, which is required",
                        "here/silent is not said to be managed, not said to be restorable to a point in time,"
                                + " not said to be anywhere and not in london, which is required");
    }

    @Test
    void staysOnThePresentPlan_whereAnythingWillDo_orItHasAllOfIt() {
        assertThat(decide(capacity("{ managed: false }")).next())
                .isEqualTo(new NextPlan.None("the present plan holds what is expected within the horizon"));
        assertThat(decide(capacity("{ region: london }")).next()).isInstanceOf(NextPlan.None.class);
    }

    @Test
    void saysWhatIsRequired_whereNoPlanHasIt() {
        assertThat(decide(capacity("{ managed: true, region: mars }")).next())
                .isEqualTo(new NextPlan.None(
                        "the price book has no plan in GBP that holds the need and is managed, in mars"));
    }

    @Test
    void takesTheSameAtRunTime_inTheMannerOfJson() {
        String document =
                "{\"plan\": \"here/own\", \"require\": {\"highlyAvailable\": true, \"backups\": true, \"pointInTime\": true}}";

        assertThat(Declarations.capacity("main", document).demands())
                .isEqualTo(new PlanDemands(false, true, true, true, Optional.empty()));
        assertThatThrownBy(() -> Declarations.capacity("main", "{\"require\": {\"manged\": true}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("require.manged is not a key of require; did you mean managed?");
    }

    private static Recommendation decide(Capacity capacity) {
        return Recommendations.decide(capacity, Storage.growing(10_000, 10), BOOK, NOW);
    }

    private static Capacity capacity(String require) {
        String yaml = "headroom: { instances: { main: { plan: here/own, require: " + require + " } } }";
        return HeadroomConfig.parse(yaml, Map.of(), Path.of(""))
                .instances()
                .get("main")
                .toCapacity("main", BOOK);
    }
}
