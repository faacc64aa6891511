package io.headroom.core.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.config.PolicyFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TriggersPropertyTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Rule RULE =
            PolicyFile.standard().rule("storage-above-70-percent").orElseThrow();
    private static final Map<Phase, Set<Phase>> LEGAL = Map.of(
            Phase.INACTIVE, Set.of(Phase.PENDING),
            Phase.PENDING, Set.of(Phase.INACTIVE, Phase.FIRING),
            Phase.FIRING, Set.of(Phase.RESOLVED),
            Phase.RESOLVED, Set.of(Phase.PENDING));

    @Property
    void noiseAroundTheThresholdFiresAtMostOnce(@ForAll("noise") List<Double> shares) {
        List<Transition> transitions = run(readings(shares));

        assertThat(transitions)
                .extracting(transition -> transition.to().phase())
                .doesNotContain(Phase.RESOLVED);
        assertThat(transitions.stream()
                        .filter(transition -> transition.to().phase() == Phase.FIRING)
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Property
    void repeatsAddNoTransition(@ForAll("shares") List<Double> shares, @ForAll Random random) {
        List<Reading> once = readings(shares);
        List<Reading> repeated = new ArrayList<>();
        for (int i = 0; i < once.size(); i++) {
            repeated.add(once.get(i));
            for (int left = random.nextInt(3); left > 0; left--) {
                repeated.add(once.get(random.nextInt(i + 1)));
            }
        }

        assertThat(run(repeated)).isEqualTo(run(once));
    }

    @Property
    void onlyLegalTransitionsHappen(@ForAll("shares") List<Double> shares) {
        Phase phase = Phase.INACTIVE;
        for (Transition transition : run(readings(shares))) {
            assertThat(transition.from()).isEqualTo(phase);
            assertThat(LEGAL.get(phase)).contains(transition.to().phase());
            phase = transition.to().phase();
        }
    }

    @Property
    void firesOnlyAfterItsTimeAbove(@ForAll("shares") List<Double> shares) {
        List<Reading> readings = readings(shares);

        for (Transition fired : run(readings)) {
            if (fired.to().phase() == Phase.FIRING) {
                Instant since = fired.at().minus(RULE.hold());
                assertThat(readings.stream()
                                .filter(reading -> !reading.at().isBefore(since)
                                        && !reading.at().isAfter(fired.at())))
                        .allMatch(reading -> reading.level(RULE) == Level.BREACHED);
            }
        }
    }

    @Provide
    Arbitrary<List<Double>> noise() {
        return Arbitraries.doubles().between(0.65, 0.78).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Double>> shares() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(0.5, 0.9),
                        Arbitraries.doubles().between(0.71, 0.9))
                .list()
                .ofMaxSize(60);
    }

    private static List<Reading> readings(List<Double> shares) {
        List<Reading> readings = new ArrayList<>();
        for (double share : shares) {
            readings.add(new Reading.Measured(START.plusSeconds(10L * readings.size()), share));
        }
        return Collections.unmodifiableList(readings);
    }

    private static List<Transition> run(List<Reading> readings) {
        TriggerState state = TriggerState.QUIET;
        List<Transition> transitions = new ArrayList<>();
        Instant latest = START;
        for (Reading reading : readings) {
            latest = reading.at().isAfter(latest) ? reading.at() : latest;
            Step step = Triggers.step(state, reading, RULE, latest);
            state = step.state();
            transitions.addAll(step.transitions());
        }
        return transitions;
    }
}
