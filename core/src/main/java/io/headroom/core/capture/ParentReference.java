package io.headroom.core.capture;

import io.headroom.core.change.TableId;
import java.util.List;
import java.util.Objects;

/**
 * How a row names its parent row, whose owner is the row's owner.
 *
 * @param table that has the parent rows
 * @param columns of the row, in the order of the columns of the parent's key
 */
public record ParentReference(TableId table, List<String> columns) {
    public ParentReference {
        Objects.requireNonNull(table, "table");
        columns = List.copyOf(columns);
    }
}
