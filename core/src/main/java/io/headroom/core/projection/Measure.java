package io.headroom.core.projection;

/** What of a scope is projected. */
public enum Measure {
    ROWS("rows"),
    LOGICAL_BYTES("bytes");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }
}
