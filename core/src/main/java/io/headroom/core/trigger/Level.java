package io.headroom.core.trigger;

/** Where a reading stands to the thresholds of a rule. */
enum Level {
    /** Above the threshold. */
    ABOVE,
    /** Not above the threshold, not below the recovery. */
    BETWEEN,
    /** Below the recovery. */
    BELOW,
    /** The reading does not say. */
    UNKNOWN
}
