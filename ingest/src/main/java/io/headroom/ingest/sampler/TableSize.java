package io.headroom.ingest.sampler;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.RelationSizes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sizes of one table or partition. */
record TableSize(
        long heap, long index, long toast, @Nullable Long live, long inserted, long deleted) {

    static TableSize of(ResultSet row) throws SQLException {
        return new TableSize(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getObject(5, Long.class),
                row.getLong(6),
                row.getLong(7));
    }

    /** The rows of a whole are unknown if those of a part are. */
    TableSize plus(TableSize other) {
        return new TableSize(
                heap + other.heap,
                index + other.index,
                toast + other.toast,
                live == null || other.live == null ? null : (Long) (live + other.live),
                inserted + other.inserted,
                deleted + other.deleted);
    }

    RelationSizes named(String database, TableName table, Instant at, @Nullable Instant since) {
        return new RelationSizes(database, table, at, heap, index, toast, live, inserted, deleted, since);
    }
}
