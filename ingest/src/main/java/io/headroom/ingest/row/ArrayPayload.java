package io.headroom.ingest.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Size of an array as {@code array.h} lays it out: a header, the dimensions, a bitmap if any element is NULL, and the
 * elements, each padded to their type's alignment. Headers of elements are never shortened.
 */
final class ArrayPayload implements Payload {
    private static final int LENGTH_WORD = 4;
    private static final int HEADER = 16;
    private static final int DIMENSION = 8;

    private final Attribute element;

    ArrayPayload(ColumnType element) {
        this.element = Attribute.unpacked(element);
    }

    @Override
    public int of(Object value) {
        Tally tally = new Tally();
        tally.add(value, 0);
        if (tally.count == 0) {
            return HEADER - LENGTH_WORD;
        }
        int bitmap = tally.nulls ? (tally.count + 7) / 8 : 0;
        long overhead = Attribute.align(HEADER + DIMENSION * tally.dimensions + bitmap, 8);
        return Math.toIntExact(overhead - LENGTH_WORD + tally.bytes);
    }

    private final class Tally {
        private int dimensions;
        private int count;
        private boolean nulls;
        private long bytes;

        void add(@Nullable Object value, int depth) {
            if (value instanceof List<?> list) {
                dimensions = Math.max(dimensions, depth + 1);
                for (Object item : list) {
                    add(item, depth + 1);
                }
                return;
            }
            count++;
            if (value == null) {
                nulls = true;
            } else {
                long end = element.place(bytes, element.payload().of(value));
                bytes = Attribute.align(end, element.alignment());
            }
        }
    }
}
