package io.headroom.api.database;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a row stands in a sorted list: its value, then what identifies it, so that no two rows stand in one place and a
 * page can begin exactly after the last. Unknown values come last in either direction.
 *
 * @param number the value, if the list is sorted by one
 * @param text the value, if the list is sorted by a name
 */
record SortKey(@Nullable Long number, @Nullable String text, String row) {

    static SortKey of(FootprintRow row, String field) {
        String identity = Objects.toString(row.table(), "") + "/" + Objects.toString(row.tenantKind(), "") + "/"
                + Objects.toString(row.tenant(), "");
        return switch (field) {
            case "rows" -> new SortKey(row.rows(), null, identity);
            case "bytes" -> new SortKey(row.bytes(), null, identity);
            case "table" -> new SortKey(null, row.table(), identity);
            case "tenant" -> new SortKey(null, row.tenant(), identity);
            default -> throw new IllegalArgumentException("rows are not sorted by " + field);
        };
    }

    static Comparator<SortKey> order(boolean descending) {
        Comparator<Long> numbers = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<String> texts = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(SortKey::number, Comparator.nullsLast(numbers))
                .thenComparing(SortKey::text, Comparator.nullsLast(texts))
                .thenComparing(SortKey::row);
    }

    void write(WireWriter out) {
        out.putByte(number == null ? 0 : 1).putSigned(number == null ? 0 : number);
        out.putByte(text == null ? 0 : 1).putText(text == null ? "" : text);
        out.putText(row);
    }

    static SortKey read(WireReader in) {
        boolean numbered = in.getByte() != 0;
        long number = in.getSigned();
        boolean named = in.getByte() != 0;
        String text = in.getText();
        return new SortKey(numbered ? number : null, named ? text : null, in.getText());
    }
}
