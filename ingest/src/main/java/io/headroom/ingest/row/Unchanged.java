package io.headroom.ingest.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what Debezium delivers instead of an out-of-line value that an update left alone. It is one text in
 * several guises, by the column's type: the text, its bytes, a JSON object of it, a list of it, a list of its bytes
 * as numbers, or the UUID named by it.
 */
final class Unchanged {
    static final String TEXT = "__debezium_unavailable_value";
    static final String HSTORE = "{\"" + TEXT + "\":\"" + TEXT + "\"}";

    private static final byte[] BYTES = TEXT.getBytes(UTF_8);
    private static final String ID = UUID.nameUUIDFromBytes(BYTES).toString();

    private static final Set<String> MARKED_ELEMENTS = Set.of("text", "varchar", "int4", "int8", "bytea", "uuid");
    private static final Set<String> UNMARKED =
            Set.of("bit", "varbit", "geometry", "geography", "vector", "halfvec", "sparsevec");

    private Unchanged() {}

    /** Whether a null may stand for a value that was left alone, as it does for bit strings and for most arrays. */
    static boolean mayComeAsNull(ColumnType type) {
        ColumnType element = type.element();
        if (element == null || type.kind() != TypeKind.ARRAY) {
            return UNMARKED.contains(type.name());
        }
        return !MARKED_ELEMENTS.contains(element.name());
    }

    static boolean is(@Nullable Object value) {
        if (value instanceof String text) {
            return text.equals(TEXT) || text.equals(HSTORE);
        }
        if (value instanceof byte[] bytes) {
            return Arrays.equals(bytes, BYTES);
        }
        if (value instanceof ByteBuffer bytes) {
            return bytes.remaining() == BYTES.length && bytes.equals(ByteBuffer.wrap(BYTES));
        }
        return value instanceof List<?> list && isList(list);
    }

    private static boolean isList(List<?> list) {
        return switch (list.size()) {
            case 1 -> ID.equals(list.get(0)) || (!(list.get(0) instanceof List<?>) && is(list.get(0)));
            case 28 -> isNumbers(list);
            default -> false;
        };
    }

    private static boolean isNumbers(List<?> list) {
        for (int i = 0; i < BYTES.length; i++) {
            if (!(list.get(i) instanceof Number number) || number.longValue() != BYTES[i]) {
                return false;
            }
        }
        return true;
    }
}
