package io.headroom.ingest.tenancy;

import io.headroom.core.scope.TableName;
import java.util.List;

/**
 * A foreign key as a way from a row to its parent row.
 *
 * @param columns of the table, in the order of the columns that they refer to
 * @param references columns of the parent, by number
 * @param notNull whether every row has a parent
 * @param comparable whether equal values look alike in both tables
 */
public record ForeignKey(
        TableName table,
        String name,
        List<String> columns,
        TableName parent,
        List<String> references,
        boolean notNull,
        boolean comparable) {

    public ForeignKey {
        columns = List.copyOf(columns);
        references = List.copyOf(references);
    }

    /** Whether a step of a configured path means this key. */
    boolean answersTo(String step) {
        return name.equals(step) || columns.contains(step);
    }
}
