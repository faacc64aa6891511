package io.headroom.ingest.row;

import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the engine delivers a column's values.
 *
 * @param schema of the values
 * @param from makes a value of its text as PostgreSQL prints it
 */
public record Delivered(Schema schema, Function<String, @Nullable Object> from) {
    public static final Delivered TEXT = new Delivered(Schema.OPTIONAL_STRING_SCHEMA, text -> text);
    public static final Delivered NUMBER = new Delivered(Schema.OPTIONAL_INT64_SCHEMA, Long::valueOf);
}
