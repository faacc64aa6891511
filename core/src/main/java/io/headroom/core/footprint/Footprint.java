package io.headroom.core.footprint;

/**
 * Live rows and their logical bytes; as a difference of two footprints either may be negative.
 *
 * @param bytes uncompressed tuple sizes, as {@code docs/bytes.md} defines them
 */
public record Footprint(long rows, long bytes) {
    public static final Footprint NONE = new Footprint(0, 0);

    public Footprint plus(Footprint other) {
        return new Footprint(rows + other.rows, bytes + other.bytes);
    }

    public Footprint minus(Footprint other) {
        return new Footprint(rows - other.rows, bytes - other.bytes);
    }

    public Footprint negated() {
        return new Footprint(-rows, -bytes);
    }

    /** As much of it {@code count} times. */
    public Footprint times(long count) {
        return new Footprint(rows * count, bytes * count);
    }

    public boolean isNone() {
        return rows == 0 && bytes == 0;
    }
}
