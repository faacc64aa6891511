package io.headroom.ingest.row;

import io.headroom.core.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Encodes what tells a row from the others of its table: the key's columns, or every column where there is no key.
 * Each value has a tag for its kind and, if its length varies, the length; so two different rows never give the same
 * bytes. Whole numbers of all widths are encoded alike, so that a key outlives its column's change to {@code bigint}.
 * For use by one thread.
 */
public final class RowKeyBytes {
    private static final int NULL = 0;
    private static final int WHOLE = 1;
    private static final int TEXT = 2;
    private static final int BYTES = 3;
    private static final int TRUE = 4;
    private static final int FALSE = 5;
    private static final int FLOAT = 6;
    private static final int LIST = 7;
    private static final int STRUCT = 8;

    private final TableShape table;
    private final List<Column> columns;
    private final Images images;
    private final boolean keyed;

    public RowKeyBytes(TableShape table) {
        this.table = table;
        this.keyed = !table.key().isEmpty();
        this.columns = keyed ? table.key() : table.streamed();
        this.images = new Images(columns);
    }

    /** The columns that are encoded. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** False where the whole row is encoded, which equal rows share. */
    public boolean keyed() {
        return keyed;
    }

    /**
     * @param image a key, or a row as it was or is: all give the same bytes for the same row
     * @param former the row before an update, for what {@code image} does not repeat
     * @throws IllegalArgumentException if the image lacks a column of the key
     */
    public byte[] of(Struct image, @Nullable Struct former) {
        WireWriter out = new WireWriter();
        for (int i = 0; i < columns.size(); i++) {
            Object value = images.get(image, former, i);
            if (keyed && value == null) {
                throw new IllegalArgumentException("a row of " + table.name() + " has no value for its key column "
                        + columns.get(i).name());
            }
            put(out, value);
        }
        return out.bytes();
    }

    static void put(WireWriter out, @Nullable Object value) {
        if (value == null) {
            out.putByte(NULL);
        } else if (value instanceof String text) {
            out.putByte(TEXT).putText(text);
        } else if (value instanceof Double || value instanceof Float) {
            out.putByte(FLOAT).putLong(Double.doubleToLongBits(((Number) value).doubleValue()));
        } else if (value instanceof Number number) {
            out.putByte(WHOLE).putSigned(number.longValue());
        } else if (value instanceof Boolean bool) {
            out.putByte(bool ? TRUE : FALSE);
        } else {
            putNested(out, value);
        }
    }

    private static void putNested(WireWriter out, Object value) {
        if (value instanceof byte[] bytes) {
            putBytes(out, ByteBuffer.wrap(bytes));
        } else if (value instanceof ByteBuffer bytes) {
            putBytes(out, bytes);
        } else if (value instanceof List<?> list) {
            out.putByte(LIST).putUnsigned(list.size());
            list.forEach(item -> put(out, item));
        } else if (value instanceof Struct struct) {
            List<Field> fields = struct.schema().fields();
            out.putByte(STRUCT).putUnsigned(fields.size());
            fields.forEach(field -> put(out, struct.getWithoutDefault(field.name())));
        } else {
            throw new IllegalArgumentException("a " + value.getClass().getName() + " cannot be part of a row's key");
        }
    }

    private static void putBytes(WireWriter out, ByteBuffer bytes) {
        out.putByte(BYTES).putUnsigned(bytes.remaining());
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            out.putByte(bytes.get(i));
        }
    }
}
