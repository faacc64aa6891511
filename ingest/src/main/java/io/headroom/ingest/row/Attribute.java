package io.headroom.ingest.row;

/**
 * How one column's values are placed in a tuple, as {@code heap_compute_data_size} does it.
 *
 * @param length bytes of every value; negative where {@code payload} tells
 */
record Attribute(int length, int alignment, boolean packable, Payload payload) {
    private static final int LONGEST_SHORT = 126;
    private static final int HEADER = 4;

    static Attribute of(ColumnType type) {
        Payload payload = type.varlena() ? Payloads.of(type) : value -> type.length();
        return new Attribute(type.length(), type.alignment(), type.packable(), payload);
    }

    /** Inside an array, where no header is shortened. */
    static Attribute unpacked(ColumnType type) {
        Attribute attribute = of(type);
        return new Attribute(attribute.length, attribute.alignment, false, attribute.payload);
    }

    /** @return where a value ends that is put behind what ends at {@code offset} */
    long place(long offset, int bytes) {
        if (packable && bytes <= LONGEST_SHORT) {
            return offset + 1 + bytes;
        }
        return align(offset, alignment) + (length < 0 ? HEADER : 0) + bytes;
    }

    /** Room for a value of its own: its uncompressed size with a full header, rounded up to four. */
    static long apart(int bytes) {
        return align(HEADER + (long) bytes, HEADER);
    }

    static long align(long offset, int to) {
        return (offset + to - 1) & -(long) to;
    }
}
