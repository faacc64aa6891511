package io.headroom.core.sizing;

import io.headroom.core.quantity.Bytes;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a scenario says and that can be counted.
 *
 * @param table as the sheet calls it; absent where it is about the whole database
 */
public record Quantity(Kind kind, Optional<String> table) {

    /** What is counted. The names are part of the HTTP contract. */
    public enum Kind {
        TENANTS,
        DISK_BYTES,
        /** Rows of a table that grows with the users. */
        ROWS,
        /** Rows that come in a month. */
        ROWS_A_MONTH
    }

    static Quantity of(Kind kind) {
        return new Quantity(kind, Optional.empty());
    }

    static Quantity of(Kind kind, SheetTable table) {
        return new Quantity(kind, Optional.of(table.name()));
    }

    /** So many of it, for a sentence: {@code 100 tenants}. */
    String said(BigDecimal actual) {
        return switch (kind) {
            case DISK_BYTES -> new Bytes(actual.longValue()).said() + " on disk";
            case TENANTS, ROWS, ROWS_A_MONTH -> String.format(Locale.ROOT, "%,d ", actual.longValue()) + label();
        };
    }

    /** The words for it. */
    String label() {
        return switch (kind) {
            case TENANTS -> "tenants";
            case DISK_BYTES -> "size on disk";
            case ROWS -> "rows of " + table.orElseThrow();
            case ROWS_A_MONTH -> "rows of " + table.orElseThrow() + " a month";
        };
    }
}
