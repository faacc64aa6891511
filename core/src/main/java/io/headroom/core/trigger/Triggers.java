package io.headroom.core.trigger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Moves triggers. Only readings move them, so a replay of the same readings gives the same transitions. */
public final class Triggers {
    private Triggers() {}

    /**
     * The trigger after a reading. A reading not later than the last one that counted is a repeat, and one older at
     * {@code asOf} than the rule's patience is stale: neither changes anything.
     *
     * @param asOf the moment of judgement: event time, never before the reading
     */
    public static Step step(TriggerState state, Reading reading, Rule rule, Instant asOf) {
        Level level = reading.level(rule);
        if (isRepeat(state, reading) || isStale(reading, rule, asOf) || level == Level.UNKNOWN) {
            return new Step(state, List.of());
        }
        List<Transition> transitions = new ArrayList<>();
        TriggerState next = move(state, level, reading, rule, transitions);
        if (next instanceof TriggerState.Pending && rule.hold().isZero()) {
            next = move(next, level, reading, rule, transitions);
        }
        return new Step(next, transitions);
    }

    private static TriggerState move(
            TriggerState state, Level level, Reading reading, Rule rule, List<Transition> transitions) {
        TriggerState next = state.after(level, reading.at(), rule);
        if (next.phase() != state.phase()) {
            double value = reading.known().orElseThrow();
            transitions.add(
                    new Transition(state.phase(), next, reading.at(), value, Cause.of(next.phase(), reading, rule)));
        }
        return next;
    }

    private static boolean isRepeat(TriggerState state, Reading reading) {
        Instant last = state.readAt();
        return last != null && !reading.at().isAfter(last);
    }

    private static boolean isStale(Reading reading, Rule rule, Instant asOf) {
        return reading.at().isBefore(asOf.minus(rule.patience()));
    }
}
