package io.headroom.core.capture;

/** Where the capture of a database stands. */
public enum CaptureState {
    /** Connecting, checking rights, making slot and publication. */
    STARTING,
    /** Reading the rows that were there before; numbers are provisional. */
    SNAPSHOT,
    /** Following every commit. */
    STREAMING,
    /** Counting the tables every now and then, without following what is committed in between. */
    SAMPLED,
    /** Interrupted by something that may pass; trying again. */
    RETRYING,
    /** The slot was dropped because it retained too much WAL; everything is counted anew after a rest. */
    GIVEN_UP,
    /** Stopped by something that somebody has to mend. */
    FAILED
}
