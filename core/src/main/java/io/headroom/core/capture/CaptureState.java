package io.headroom.core.capture;

/** Where the capture of a database stands. */
public enum CaptureState {
    /** Connecting, checking rights, making slot and publication. */
    STARTING,
    /** Reading the rows that were there before; numbers are provisional. */
    SNAPSHOT,
    /** Following every commit. */
    STREAMING,
    /** Interrupted by something that may pass; trying again. */
    RETRYING,
    /** Stopped by something that somebody has to mend. */
    FAILED
}
