package io.headroom.core.capture;

/** Whether and how a table is counted. */
public enum TableWatch {
    /** Its rows are being read for the first time, or again. */
    SEEDING,
    /** Every committed change is counted. */
    LIVE,
    /** It cannot be counted as it is; the problem names the statement that helps. */
    UNKNOWN,
    /** It is gone, or no longer watched. */
    DROPPED
}
