package io.headroom.ingest.row;

import io.headroom.core.change.WideAttribute;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds one row's columns up to its size, whoever said how large each of them is: a change or a query. For use by one
 * thread.
 */
final class RowLayout {
    static final int TUPLE_HEADER = 23;
    static final int TUPLE_ALIGNMENT = 8;

    /** {@code TOAST_TUPLE_THRESHOLD} at the usual page size: no larger row is stored as it comes. */
    static final int TOAST_THRESHOLD = 2_032;

    /** Smaller values are never moved out: their pointer would take as much room. */
    static final int SMALLEST_WIDE = 21;

    /** A quarter of the threshold: such a value may still be out of line after the rest of its row has shrunk. */
    static final int ALWAYS_WIDE = TOAST_THRESHOLD / 4 + 1;

    private final List<SizedColumn> columns;
    private final boolean gaps;
    private final int bitmap;

    RowLayout(TableShape table) {
        this.columns = table.streamed().stream().map(SizedColumn::new).toList();
        this.gaps = columns.size() < table.columns().size();
        this.bitmap = (table.columns().size() + 7) / 8;
    }

    /** The streamed columns, in order. */
    List<SizedColumn> columns() {
        return columns;
    }

    /** The size of the row whose values the columns have taken last. */
    RowSize size() {
        boolean nulls = gaps;
        boolean unchanged = false;
        for (SizedColumn column : columns) {
            nulls |= column.isNull();
            unchanged |= column.isUnchanged();
        }
        long header = Attribute.align(TUPLE_HEADER + (nulls ? bitmap : 0), TUPLE_ALIGNMENT);
        boolean large = unchanged || header + end(Integer.MAX_VALUE) > TOAST_THRESHOLD;
        int wideFrom = large ? SMALLEST_WIDE : ALWAYS_WIDE;
        return new RowSize(header + end(wideFrom), wide(wideFrom));
    }

    /** Bytes of the attributes in a row, where those of at least {@code wideFrom} bytes take no room. */
    private long end(int wideFrom) {
        long end = 0;
        for (SizedColumn column : columns) {
            end = column.place(end, wideFrom);
        }
        return end;
    }

    private List<WideAttribute> wide(int wideFrom) {
        List<WideAttribute> wide = List.of();
        for (SizedColumn column : columns) {
            WideAttribute attribute = column.wide(wideFrom);
            if (attribute != null) {
                wide = wide.isEmpty() ? new ArrayList<>() : wide;
                wide.add(attribute);
            }
        }
        return wide;
    }
}
