package io.headroom.core.trigger;

import java.time.Instant;

/**
 * A change of phase.
 *
 * @param at of the reading that brought it about
 * @param value what was read, in the unit of the rule
 * @param cause a sentence for people; the numbers in it are fields as well
 */
public record Transition(Phase from, TriggerState to, Instant at, double value, String cause) {}
