package io.headroom.ingest.row;

import io.headroom.core.scope.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a table that decides how its rows are laid out and told apart.
 *
 * @param columns by number, dropped ones included
 * @param key columns that identify a row in every image of it, by number: those of the replica identity's index, or
 *     else of the primary key; empty where only the whole row does
 * @param partitioned whether it has no rows of its own, only partitions
 * @param root the partitioned table at the top, for a partition
 * @param logged false for an unlogged table, which cannot be published
 */
public record TableShape(
        TableName name,
        long oid,
        List<Column> columns,
        List<Column> key,
        ReplicaIdentity replicaIdentity,
        boolean partitioned,
        @Nullable TableName root,
        boolean logged) {

    public TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** The columns that changes carry, in order. */
    public List<Column> streamed() {
        return columns.stream().filter(Column::streamed).toList();
    }

    public List<String> keyNames() {
        return key.stream().map(Column::name).toList();
    }

    /** Whether deletes and updates can be told from the stream without making the application's own fail. */
    public boolean identified() {
        return switch (replicaIdentity) {
            case FULL -> true;
            case NOTHING -> false;
            case DEFAULT, INDEX -> !key.isEmpty();
        };
    }
}
