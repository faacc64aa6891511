package io.headroom.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.capacity.Resource;
import io.headroom.core.config.PolicyFile;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggersTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Rule RULE =
            PolicyFile.standard().rule("storage-above-70-percent").orElseThrow();

    private TriggerState state = TriggerState.QUIET;
    private final List<Transition> transitions = new ArrayList<>();

    @Test
    void pendsAtFirst_andFiresAfterItsTime() {
        read(0, 0.71);
        assertThat(state).isEqualTo(new TriggerState.Pending(at(0), at(0), null));

        read(10, 0.72);
        read(20, 0.73);
        assertThat(state.phase()).isEqualTo(Phase.PENDING);

        read(30, 0.74);
        assertThat(state).isEqualTo(new TriggerState.Firing(at(30), at(30)));
        assertThat(transitions)
                .containsExactly(
                        new Transition(
                                Phase.INACTIVE,
                                new TriggerState.Pending(at(0), at(0), null),
                                at(0),
                                0.71,
                                "storage at 71.0 % is above 70.0 %"),
                        new Transition(
                                Phase.PENDING,
                                new TriggerState.Firing(at(30), at(30)),
                                at(30),
                                0.74,
                                "storage at 74.0 % has been above 70.0 % for 30 s"));
    }

    @Test
    void exactlyTheThreshold_isNotAbove() {
        read(0, 0.70);

        assertThat(state).isEqualTo(new TriggerState.Inactive(at(0), null));
        assertThat(transitions).isEmpty();
    }

    @Test
    void aDipStartsTheTimeAnew() {
        read(0, 0.71);
        read(20, 0.69);
        read(30, 0.71);
        read(50, 0.71);

        assertThat(state).isEqualTo(new TriggerState.Pending(at(30), at(50), null));
        assertThat(phases()).containsExactly(Phase.PENDING, Phase.INACTIVE, Phase.PENDING);
    }

    @Test
    void aGapProvesNothing_soTheTimeStartsAnew() {
        read(0, 0.71);
        read(600, 0.71);
        assertThat(state).isEqualTo(new TriggerState.Pending(at(600), at(600), null));

        read(630, 0.71);
        assertThat(phases()).containsExactly(Phase.PENDING, Phase.FIRING);
    }

    @Test
    void keepsFiringBetweenTheThresholds_andResolvesBelowTheRecovery() {
        read(0, 0.71);
        read(30, 0.71);
        read(40, 0.66);
        read(50, 0.65);
        assertThat(state).isEqualTo(new TriggerState.Firing(at(30), at(50)));

        read(60, 0.64);
        read(70, 0.69);
        assertThat(state).isEqualTo(new TriggerState.Resolved(at(60), at(70)));

        read(80, 0.72);
        read(110, 0.72);
        assertThat(phases()).containsExactly(Phase.PENDING, Phase.FIRING, Phase.RESOLVED, Phase.PENDING, Phase.FIRING);
    }

    @Test
    void aRepeatedOrEarlierReadingDoesNotCount() {
        read(0, 0.71);
        read(30, 0.71);
        TriggerState firing = state;

        read(30, 0.71);
        read(10, 0.10);
        read(30, 0.10);

        assertThat(state).isEqualTo(firing);
        assertThat(phases()).containsExactly(Phase.PENDING, Phase.FIRING);
    }

    @Test
    void aStaleReadingDoesNotCount() {
        Step step = Triggers.step(state, new Reading.Measured(at(0), 0.9), RULE, at(121));

        assertThat(step).isEqualTo(new Step(TriggerState.QUIET, List.of()));
    }

    @Test
    void theUnknownChangesNothing() {
        read(new Reading.Unknown(at(0), "no right"));
        assertThat(state).isEqualTo(TriggerState.QUIET);

        read(0, 0.71);
        read(new Reading.Unknown(at(10), "no right"));
        read(30, 0.71);
        read(new Reading.Unknown(at(40), "no right"));

        assertThat(state).isEqualTo(new TriggerState.Firing(at(30), at(30)));
    }

    @Test
    void aPartMayRaiseAnAlarm_butNeverEndsOne() {
        read(new Reading.AtLeast(at(0), 0.71));
        read(new Reading.AtLeast(at(30), 0.71));
        assertThat(state.phase()).isEqualTo(Phase.FIRING);

        read(new Reading.AtLeast(at(40), 0.10));
        assertThat(state.phase()).isEqualTo(Phase.FIRING);
    }

    @Test
    void firesAtOnce_withoutAHold() {
        Rule rule = rule(Bound.above(0.9, 0.8), Duration.ZERO, Duration.ZERO);

        Step step = Triggers.step(state, new Reading.Measured(at(0), 0.95), rule, at(0));

        assertThat(step.transitions()).extracting(Transition::from).containsExactly(Phase.INACTIVE, Phase.PENDING);
        assertThat(step.state()).isEqualTo(new TriggerState.Firing(at(0), at(0)));
    }

    @Test
    void aFactSaysWhatTheTransitionDid() {
        read(0, 0.71);

        assertThat(TriggerFact.of("main", Subject.instance("main"), RULE, transitions.get(0), null))
                .isEqualTo(new TriggerFact(
                        "main",
                        null,
                        "storage-above-70-percent",
                        Resource.STORAGE,
                        Severity.ADVICE,
                        Phase.PENDING,
                        at(0),
                        0.71,
                        0.70,
                        "storage at 71.0 % is above 70.0 %",
                        Subject.instance("main"),
                        TriggerMeasure.STORAGE_USED,
                        UsageUnit.SHARE,
                        null));
    }

    @Test
    void firesBelow_whereThatIsTheDanger() {
        Rule rule = rule(Bound.below(0.2, 0.3), Duration.ZERO, Duration.ZERO);

        Step fired = Triggers.step(state, new Reading.Measured(at(0), 0.1), rule, at(0));
        Step between = Triggers.step(fired.state(), new Reading.Measured(at(10), 0.25), rule, at(10));
        Step ended = Triggers.step(between.state(), new Reading.AtLeast(at(20), 0.31), rule, at(20));

        assertThat(fired.state().phase()).isEqualTo(Phase.FIRING);
        assertThat(between.transitions()).isEmpty();
        assertThat(ended.transitions())
                .extracting(Transition::cause)
                .containsExactly("storage at 31.0 % is above 30.0 % again");
    }

    @Test
    void restsAfterItsEnd_evenIfTheValueComesAndGoes() {
        Rule rule = rule(Bound.above(0.9, 0.8), Duration.ZERO, Duration.ofSeconds(60));
        double[] values = {0.95, 0.7, 0.95, 0.7, 0.95, 0.95};
        long[] seconds = {0, 10, 20, 30, 40, 70};
        for (int i = 0; i < values.length; i++) {
            Step step = Triggers.step(state, new Reading.Measured(at(seconds[i]), values[i]), rule, at(seconds[i]));
            state = step.state();
            transitions.addAll(step.transitions());
        }

        assertThat(transitions.stream().filter(transition -> transition.to().phase() == Phase.FIRING))
                .extracting(Transition::at)
                .containsExactly(at(0), at(70));
    }

    @Test
    void isContent_whileThereIsAmpleRoom() {
        Rule rule = rule(Bound.above(0.9, 0.8), Duration.ZERO, Duration.ZERO);
        Step fired = Triggers.step(state, new Reading.Measured(at(0), 0.95), rule, at(0));

        Step ample = Triggers.step(fired.state(), new Reading.Ample(at(10), 0.99), rule, at(10));

        assertThat(ample.state().phase()).isEqualTo(Phase.RESOLVED);
    }

    private static Rule rule(Bound bound, Duration hold, Duration cooldown) {
        return new Rule(
                "full",
                TriggerMeasure.STORAGE_USED,
                "*",
                Severity.CRITICAL,
                bound,
                View.LATEST,
                hold,
                Duration.ofMinutes(1),
                cooldown,
                Optional.empty());
    }

    private void read(long second, double share) {
        read(new Reading.Measured(at(second), share));
    }

    private void read(Reading reading) {
        Step step = Triggers.step(state, reading, RULE, reading.at());
        state = step.state();
        transitions.addAll(step.transitions());
    }

    private List<Phase> phases() {
        return transitions.stream().map(transition -> transition.to().phase()).toList();
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
