package io.headroom.core.growth;

/** How a flow is known. The codes are part of the binary contract. */
public enum Origin {
    /** Seen as it happened. */
    OBSERVED(0),
    /** Found by a snapshot and booked at the row's own creation time: survivors only. */
    RECONSTRUCTED(1),
    /** Found or missed by a later count: it happened at some time before. */
    REPAIRED(2);

    private static final Origin[] BY_CODE = values();

    private final int code;

    Origin(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** @throws IllegalArgumentException if no origin has this code */
    public static Origin ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("origin " + code + " is unknown");
        }
        return BY_CODE[code];
    }
}
