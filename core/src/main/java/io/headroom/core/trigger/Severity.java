package io.headroom.core.trigger;

/** Who must act on a firing trigger, and when; in rising order. */
public enum Severity {
    /** Plan for it; nobody is disturbed. */
    ADVICE,
    /** Look at it today. */
    WARNING,
    /** Act now. */
    CRITICAL
}
