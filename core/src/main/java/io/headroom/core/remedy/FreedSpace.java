package io.headroom.core.remedy;

/** Who gets the room that a remedy frees. The names are part of the HTTP contract. */
public enum FreedSpace {
    /** The same table's next rows. */
    REUSABLE,
    /** The file system, and so everybody on it. */
    RETURNED_TO_DISK,
    /** Nobody: it is not room that is gained. */
    NONE
}
