package io.headroom.core.trigger;

import java.util.List;

/**
 * What a reading did to a trigger.
 *
 * @param transitions usually none, one where the phase changed, two where a rule without {@code hold} fires at once
 */
public record Step(TriggerState state, List<Transition> transitions) {

    public Step {
        transitions = List.copyOf(transitions);
    }
}
