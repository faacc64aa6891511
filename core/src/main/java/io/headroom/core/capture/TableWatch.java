package io.headroom.core.capture;

/** Whether and how a table is counted. */
public enum TableWatch {
    /** Its rows are being read for the first time, or again. */
    SEEDING,
    /** Every committed change is counted. */
    LIVE,
    /** Its rows are counted by sweeps: as they were at the last one. */
    SAMPLED,
    /** It cannot be counted as it is; the problem names the statement that helps. */
    UNKNOWN,
    /** It could be counted, but a right is missing; the problem names the statement that gives it. */
    PENDING_GRANT,
    /** It is gone, or no longer watched. */
    DROPPED;

    /** Whether nobody knows what it holds. */
    public boolean isUncounted() {
        return this == UNKNOWN || this == PENDING_GRANT;
    }
}
