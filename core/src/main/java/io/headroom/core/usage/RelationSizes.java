package io.headroom.core.usage;

import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a table takes up on disk, and what PostgreSQL's statistics say about its rows.
 *
 * @param database Headroom's name for it
 * @param heapBytes the rows themselves, with free space map and visibility map
 * @param toastBytes wide values stored apart, with their index
 * @param liveTuples an estimate; absent before the first ANALYZE or VACUUM
 * @param tuplesInserted since the statistics began
 * @param tuplesDeleted since the statistics began
 * @param statisticsSince when the database's statistics were last reset; absent if they never were
 */
public record RelationSizes(
        String database,
        TableName table,
        Instant at,
        long heapBytes,
        long indexBytes,
        long toastBytes,
        @Nullable Long liveTuples,
        long tuplesInserted,
        long tuplesDeleted,
        @Nullable Instant statisticsSince)
        implements Sample {

    public RelationSizes {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(at, "at");
    }

    /** All that the table takes up. */
    public long physicalBytes() {
        return heapBytes + indexBytes + toastBytes;
    }

    @Override
    public String key() {
        return "table:" + database + "/" + table;
    }
}
