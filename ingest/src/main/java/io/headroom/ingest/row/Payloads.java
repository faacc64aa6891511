package io.headroom.ingest.row;

import java.nio.ByteBuffer;
import org.apache.kafka.connect.data.Struct;

/** Chooses the rule for a type. What is not known here is estimated by the length of its text. */
final class Payloads {
    private static final int BIT_COUNT = 4;
    private static final int FAMILY_AND_MASK = 2;

    private Payloads() {}

    static Payload of(ColumnType type) {
        ColumnType element = type.element();
        if (element != null) {
            return type.kind() == TypeKind.RANGE ? new RangePayload(element) : new ArrayPayload(element);
        }
        return switch (type.name()) {
            case "numeric" -> value -> NumericSize.payload(value.toString());
            // An hstore comes as a JSON object of strings, and takes what the same jsonb would.
            case "jsonb", "hstore" -> value -> JsonbSize.payload(value.toString());
            case "tsvector" -> value -> TsvectorSize.payload(value.toString());
            case "inet", "cidr" -> value -> FAMILY_AND_MASK + (value.toString().indexOf(':') < 0 ? 4 : 16);
            case "bit", "varbit" -> value -> BIT_COUNT + (value instanceof Boolean ? 1 : estimate(value));
            default -> Payloads::estimate;
        };
    }

    /** Whether the rule for a type only comes near the truth. */
    static boolean estimates(ColumnType type) {
        ColumnType element = type.element();
        if (!type.varlena()) {
            return false;
        }
        if (element != null) {
            return estimates(element);
        }
        return switch (type.name()) {
            case "text", "varchar", "bpchar", "citext", "xml", "json", "bytea" -> false;
            case "numeric", "jsonb", "hstore", "tsvector", "inet", "cidr", "bit" -> false;
            default -> true;
        };
    }

    /** The bytes of the value's text or binary form; exact for the types that are stored in that form. */
    private static int estimate(Object value) {
        if (value instanceof String text) {
            return Utf8.length(text);
        }
        if (value instanceof ByteBuffer bytes) {
            return bytes.remaining();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        // A geometry of an extension: well-known binary beside derived fields.
        boolean geometry = value instanceof Struct struct && struct.schema().field("wkb") != null;
        return geometry ? ((Struct) value).getBytes("wkb").length : Utf8.length(value.toString());
    }
}
