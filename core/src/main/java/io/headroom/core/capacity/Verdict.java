package io.headroom.core.capacity;

/** Whether an instance has the capacity it needs. The names are part of the topic and HTTP contract. */
public enum Verdict {
    /** It is time to get more. */
    UNDER_PROVISIONED,
    RIGHT_SIZED,
    /** A cheaper plan would hold a multiple of what is expected. */
    OVER_PROVISIONED,
    /** Too little is known to say; the reason says what. */
    UNDECIDED
}
