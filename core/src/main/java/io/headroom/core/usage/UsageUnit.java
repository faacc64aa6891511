package io.headroom.core.usage;

/** What one of a measure is. */
public enum UsageUnit {
    BYTES,
    BYTES_PER_SECOND,
    COUNT,
    PER_SECOND,
    SECONDS,
    /** A part of a whole, 0 to 1. */
    SHARE
}
