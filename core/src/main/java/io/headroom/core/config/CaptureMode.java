package io.headroom.core.config;

/** How a database is watched. */
public enum CaptureMode {
    /** Every committed row change, by logical replication, and the catalogue's readings. */
    CHANGES,
    /** Counts of every table and tenant at intervals, and the catalogue's readings: no slot and no publication. */
    SAMPLES;

    static CaptureMode parse(String text) {
        return switch (text) {
            case "changes" -> CHANGES;
            case "samples" -> SAMPLES;
            default -> throw new IllegalArgumentException("must be changes or samples, got " + text);
        };
    }
}
