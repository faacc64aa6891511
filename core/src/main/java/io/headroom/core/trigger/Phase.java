package io.headroom.core.trigger;

/** The label of a {@link TriggerState}; the names are part of the topic and HTTP contract. */
public enum Phase {
    INACTIVE,
    PENDING,
    FIRING,
    RESOLVED
}
