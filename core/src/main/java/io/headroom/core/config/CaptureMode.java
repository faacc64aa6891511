package io.headroom.core.config;

/** How a database is watched. */
public enum CaptureMode {
    /** Every committed row change, by logical replication, and the catalogue's readings. */
    CHANGES,
    /** Only the catalogue's readings: no slot, no rows by tenant. */
    SAMPLES;

    static CaptureMode parse(String text) {
        return switch (text) {
            case "changes" -> CHANGES;
            case "samples" -> SAMPLES;
            default -> throw new IllegalArgumentException("must be changes or samples, got " + text);
        };
    }
}
