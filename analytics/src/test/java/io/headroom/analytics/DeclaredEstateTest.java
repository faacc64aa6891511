package io.headroom.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.headroom.core.topic.Topics;
import io.headroom.core.trigger.Phase;
import io.headroom.core.trigger.TriggerFact;
import io.headroom.core.usage.UsageMeasure;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredEstateTest {
    private static final int DAY = 86_400;
    private static final String SOON = "main/sequence-soon/shop/public.booking_id_seq";

    @TempDir
    Path state;

    private DecisionDriver driver;

    @BeforeEach
    void start() {
        driver = new DecisionDriver(state);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void resolves_whenMoreStorageIsDeclared() {
        firesAtSeventyPercent();

        driver.declare(Topics.CAPACITIES, "main", 70, "{\"storage\": \"2000B\", \"leadTime\": \"P7D\"}");
        driver.sample(80, 710);

        assertThat(driver.triggers()).extracting(TriggerFact::state).containsExactly(Phase.RESOLVED);
        assertThat(driver.recommendations())
                .last()
                .satisfies(fact -> assertThat(fact.capacityBytes()).isEqualTo(2000L));
    }

    @Test
    void endsWhatIsOpen_whenItsRuleIsSwitchedOff() {
        firesAtSeventyPercent();

        driver.declare(Topics.POLICIES, "policies", 70, "rules: { storage-above-70-percent: { enabled: false } }");
        driver.sample(80, 750);

        assertThat(driver.triggers())
                .extracting(TriggerFact::key, TriggerFact::state, TriggerFact::cause)
                .containsExactly(
                        tuple("main/storage-above-70-percent", Phase.RESOLVED, "the rule is no longer in force"));
    }

    @Test
    void followsAnotherThreshold_andTheFormerOneOnceItIsTakenBack() {
        firesAtSeventyPercent();

        driver.declare(
                Topics.POLICIES, "policies", 70, "rules: { storage-above-70-percent: { above: 75%, recover: 72% } }");
        driver.sample(80, 710);
        assertThat(driver.triggers()).extracting(TriggerFact::state).containsExactly(Phase.RESOLVED);

        driver.declare(Topics.POLICIES, "policies", 85, null);
        for (int second = 90; second <= 130; second += 10) {
            driver.sample(second, 710);
        }
        assertThat(driver.triggers()).extracting(TriggerFact::state).containsExactly(Phase.PENDING, Phase.FIRING);
    }

    @Test
    void keepsWhatWasInForce_whenADeclarationCannotBeRead() {
        driver.declare(Topics.POLICIES, "policies", 0, "rules: { of-tomorrow: { measure: NOT_YET } }");

        firesAtSeventyPercent();
    }

    @Test
    void firesForASequenceThatRunsOut_onceItsDaysHaveBeenProjected() {
        String rule = "{ measure: SEQUENCE_RUNWAY, severity: WARNING, below: P30D }";
        driver.declare(Topics.POLICIES, "policies", 0, "rules: { sequence-soon: " + rule + " }");

        fillsUp(0, 100);
        assertThat(driver.firing()).as("75 days are left").doesNotContain(SOON);

        fillsUp(100, 160);
        assertThat(driver.firing()).as("15 days are left").containsOnlyOnce(SOON);
    }

    /** A sequence that is full on the 175th day. */
    private void fillsUp(int from, int to) {
        for (int day = from; day < to; day++) {
            String sequence = "sequence:shop/public.booking_id_seq";
            driver.usage(day * DAY, sequence, UsageMeasure.SEQUENCE_USED, 0.3 + 0.004 * day);
        }
    }

    private void firesAtSeventyPercent() {
        for (int second = 10; second <= 60; second += 10) {
            driver.sample(second, 710);
        }
        assertThat(driver.firing()).containsExactly("main/storage-above-70-percent");
    }
}
