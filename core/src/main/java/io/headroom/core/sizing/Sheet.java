package io.headroom.core.sizing;

import io.headroom.core.capacity.Prospect;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sizing sheet: what somebody expects of a database that is not there yet.
 *
 * @param tables each after those whose rows it is counted by
 * @param overhead bytes on disk for one byte of rows
 * @param measuredOverhead the same as it was measured in a database like it
 * @param prospect what is asked of the server apart from storage and connections
 * @param months how far to look ahead
 */
public record Sheet(
        String name,
        Users users,
        List<SheetTable> tables,
        Optional<Range> overhead,
        Optional<Range> measuredOverhead,
        Load load,
        Stated stated,
        Prospect prospect,
        int months) {
    /** No index at all, and twice the rows in indexes and free space; what a sheet does not say is said to be assumed. */
    static final Range ASSUMED_OVERHEAD = Range.of(1, 3);

    public Sheet {
        tables = List.copyOf(tables);
    }

    /** The rows of every table, in the order of the sheet. */
    Map<String, Range> rowsAfter(int later) {
        Map<String, Range> rows = new LinkedHashMap<>();
        tables.forEach(table -> rows.put(table.name(), table.rowsAfter(later, users, rows)));
        return rows;
    }

    /** The bytes of all rows, as a tuple takes them, without indexes. */
    Range rowBytesAfter(int later) {
        Map<String, Range> rows = rowsAfter(later);
        return tables.stream()
                .map(table -> rows.getOrDefault(table.name(), Range.ZERO).times(table.bytesPerRow()))
                .reduce(Range.ZERO, Range::plus);
    }

    /** The same with indexes and free space. */
    Range diskBytesAfter(int later) {
        return rowBytesAfter(later).times(factor()).whole();
    }

    Range factor() {
        return overhead.orElse(ASSUMED_OVERHEAD);
    }

    /** The most it comes to in the months that are looked at, or in the year that is planned. */
    public BigDecimal mostBytes() {
        return diskBytesAfter(Math.max(months, Prospect.MONTHS)).high();
    }
}
