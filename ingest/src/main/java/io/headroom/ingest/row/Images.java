package io.headroom.ingest.row;

import java.util.List;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Finds a table's columns in row images. The fields are looked up by name once per schema object, which Debezium
 * keeps until the table changes, and by index for every row. For use by one thread.
 */
final class Images {
    private final List<Column> columns;
    private final @Nullable Field[] fields;
    private @Nullable Schema schema;

    Images(List<Column> columns) {
        this.columns = columns;
        this.fields = new Field[columns.size()];
    }

    /** Whether images of this form came before, or none did yet. A table that was altered has another form. */
    boolean understands(Struct image) {
        return schema == null || image.schema() == schema || alike(image.schema(), schema);
    }

    /** Not {@code equals}: the snapshot and the stream describe an array of enums differently. */
    private static boolean alike(Schema one, Schema other) {
        List<Field> fields = other.fields();
        return one.fields().size() == fields.size()
                && one.fields().stream().allMatch(field -> alike(field, fields.get(field.index())));
    }

    private static boolean alike(Field one, Field other) {
        return one.name().equals(other.name())
                && one.schema().type() == other.schema().type()
                && Objects.equals(one.schema().name(), other.schema().name());
    }

    /** @return the value of the column at {@code index}; nothing if it is NULL or not in the image */
    @Nullable
    Object get(Struct image, int index) {
        if (image.schema() != schema) {
            open(image.schema());
        }
        Field field = fields[index];
        if (field == null) {
            return null;
        }
        // Struct.get would answer a NULL with the column's default.
        return field.schema().defaultValue() == null ? image.get(field) : image.getWithoutDefault(field.name());
    }

    /** As {@link #get(Struct, int)}, but what the update left alone comes from {@code former}, the row before. */
    @Nullable
    Object get(Struct image, @Nullable Struct former, int index) {
        Object value = get(image, index);
        return former != null && Unchanged.is(value) ? get(former, index) : value;
    }

    private void open(Schema other) {
        for (int i = 0; i < fields.length; i++) {
            Column column = columns.get(i);
            fields[i] = column.dropped() ? null : other.field(column.name());
        }
        schema = other;
    }
}
