package io.headroom.ingest.row;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column as {@code pg_attribute} has it.
 *
 * @param number {@code attnum}, counted from 1; dropped columns keep theirs
 * @param type absent once the column is dropped
 * @param generated whether its value is computed, and therefore not in the stream
 */
public record Column(int number, String name, @Nullable ColumnType type, boolean notNull, boolean generated) {

    static Column dropped(int number) {
        return new Column(number, "", null, false, false);
    }

    /** For a column that was not dropped. */
    public ColumnType typeOrFail() {
        return Objects.requireNonNull(type);
    }

    /** Whether changes carry its value. */
    boolean streamed() {
        return type != null && !generated;
    }

    /** A dropped column holds no value in new rows but keeps its place in their null bitmap. */
    public boolean dropped() {
        return type == null;
    }
}
