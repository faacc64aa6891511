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
 * @param freeSpace what of the heap is free
 * @param liveTuples an estimate; absent before the first ANALYZE or VACUUM
 * @param deadTuples an estimate
 * @param tuplesInserted since the statistics began, as are those updated and deleted
 * @param statisticsSince when the database's statistics were last reset; absent if they never were
 * @param referenced whether foreign keys refer to it; absent in older readings
 */
public record RelationSizes(
        String database,
        TableName table,
        Instant at,
        long heapBytes,
        long indexBytes,
        long toastBytes,
        FreeSpace freeSpace,
        @Nullable Long liveTuples,
        long deadTuples,
        long tuplesInserted,
        long tuplesUpdated,
        long tuplesDeleted,
        Upkeep upkeep,
        @Nullable Instant statisticsSince,
        @Nullable Boolean referenced)
        implements Sample {

    public RelationSizes {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(freeSpace, "freeSpace");
        Objects.requireNonNull(upkeep, "upkeep");
    }

    /** All that the table takes up. */
    public long physicalBytes() {
        return heapBytes + indexBytes + toastBytes;
    }

    /** The same, read at another time. */
    public RelationSizes at(Instant time) {
        return new RelationSizes(
                database,
                table,
                time,
                heapBytes,
                indexBytes,
                toastBytes,
                freeSpace,
                liveTuples,
                deadTuples,
                tuplesInserted,
                tuplesUpdated,
                tuplesDeleted,
                upkeep,
                statisticsSince,
                referenced);
    }

    @Override
    public String key() {
        return "table:" + database + "/" + table;
    }
}
