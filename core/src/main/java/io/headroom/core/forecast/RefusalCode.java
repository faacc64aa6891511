package io.headroom.core.forecast;

/** Why there is no forecast. The names are part of the topic and HTTP contract. */
public enum RefusalCode {
    /** Fewer complete days are known than a forecast needs. */
    INSUFFICIENT_HISTORY,
    /** All that is known was pieced together from rows that survived, and deletes are not rare enough for that. */
    SURVIVORS_ONLY,
    /** Nothing but noise around zero: a date would be made up. */
    NO_GROWTH,
    /** A change too recent to learn from. */
    LEVEL_SHIFT,
    /** No candidate's past errors stay within reason. */
    UNSTABLE
}
