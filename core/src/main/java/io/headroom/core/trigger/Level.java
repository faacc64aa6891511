package io.headroom.core.trigger;

/** Where a reading stands to the bound of a rule. */
enum Level {
    /** Beyond the threshold. */
    BREACHED,
    /** Not beyond the threshold, not back behind the recovery. */
    BETWEEN,
    /** Back behind the recovery. */
    RECOVERED,
    /** The reading does not say. */
    UNKNOWN
}
