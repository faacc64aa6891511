package io.headroom.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggersTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Rule RULE = Rule.STORAGE_ADVICE;

    private TriggerState state = TriggerState.QUIET;
    private final List<Transition> transitions = new ArrayList<>();

    @Test
    void pendsAtFirst_andFiresAfterItsTime() {
        read(0, 0.71);
        assertThat(state).isEqualTo(new TriggerState.Pending(at(0), at(0)));

        read(10, 0.72);
        read(20, 0.73);
        assertThat(state.phase()).isEqualTo(Phase.PENDING);

        read(30, 0.74);
        assertThat(state).isEqualTo(new TriggerState.Firing(at(30), at(30)));
        assertThat(transitions)
                .containsExactly(
                        new Transition(
                                Phase.INACTIVE,
                                new TriggerState.Pending(at(0), at(0)),
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

        assertThat(state).isEqualTo(new TriggerState.Inactive(at(0)));
        assertThat(transitions).isEmpty();
    }

    @Test
    void aDipStartsTheTimeAnew() {
        read(0, 0.71);
        read(20, 0.69);
        read(30, 0.71);
        read(50, 0.71);

        assertThat(state).isEqualTo(new TriggerState.Pending(at(30), at(50)));
        assertThat(phases()).containsExactly(Phase.PENDING, Phase.INACTIVE, Phase.PENDING);
    }

    @Test
    void aGapProvesNothing_soTheTimeStartsAnew() {
        read(0, 0.71);
        read(600, 0.71);
        assertThat(state).isEqualTo(new TriggerState.Pending(at(600), at(600)));

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
        Rule rule =
                new Rule("full", RULE.resource(), Severity.CRITICAL, 0.9, 0.8, Duration.ZERO, Duration.ofMinutes(1));

        Step step = Triggers.step(state, new Reading.Measured(at(0), 0.95), rule, at(0));

        assertThat(step.transitions()).extracting(Transition::from).containsExactly(Phase.INACTIVE, Phase.PENDING);
        assertThat(step.state()).isEqualTo(new TriggerState.Firing(at(0), at(0)));
    }

    @Test
    void aFactSaysWhatTheTransitionDid() {
        read(0, 0.71);

        assertThat(TriggerFact.of("main", null, RULE, transitions.get(0)))
                .isEqualTo(new TriggerFact(
                        "main",
                        null,
                        "storage-above-70-percent",
                        RULE.resource(),
                        Severity.ADVICE,
                        Phase.PENDING,
                        at(0),
                        0.71,
                        0.70,
                        "storage at 71.0 % is above 70.0 %"));
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
