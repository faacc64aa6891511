package io.headroom.ingest.sampler;

import io.headroom.core.scope.TableName;
import io.headroom.core.usage.FreeSpace;
import io.headroom.core.usage.RelationSizes;
import io.headroom.core.usage.Upkeep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The sizes of one table or partition. */
record TableSize(
        long heap,
        long index,
        long toast,
        FreeSpace free,
        @Nullable Long live,
        long dead,
        long inserted,
        long updated,
        long deleted,
        Upkeep upkeep,
        boolean referenced) {
    /** Tuple header with its alignment, and line pointer (PostgreSQL manual, "Database Page Layout"). */
    private static final int ROW_OVERHEAD = 28;

    private static final int ALIGNMENT = 8;
    private static final int PAGE = 8192;
    private static final int PAGE_HEADER = 24;

    static TableSize of(ResultSet row, String role) throws SQLException {
        return new TableSize(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                free(row, role),
                row.getObject(5, Long.class),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                new Upkeep(instant(row, 10), instant(row, 11), instant(row, 12), instant(row, 13)),
                row.getBoolean(19));
    }

    /** The rows of a whole are unknown if those of a part are. */
    TableSize plus(TableSize other) {
        return new TableSize(
                heap + other.heap,
                index + other.index,
                toast + other.toast,
                free.plus(other.free),
                live == null || other.live == null ? null : (Long) (live + other.live),
                dead + other.dead,
                inserted + other.inserted,
                updated + other.updated,
                deleted + other.deleted,
                upkeep.plus(other.upkeep),
                referenced || other.referenced);
    }

    RelationSizes named(String database, TableName table, Instant at, @Nullable Instant since) {
        return new RelationSizes(
                database,
                table,
                at,
                heap,
                index,
                toast,
                free,
                live,
                dead,
                inserted,
                updated,
                deleted,
                upkeep,
                since,
                referenced);
    }

    private static FreeSpace free(ResultSet row, String role) throws SQLException {
        Long mapped = row.getObject(16) == null ? null : (Long) row.getLong(16);
        if (mapped != null) {
            return new FreeSpace.Mapped(mapped);
        }
        Double width = Usage.number(row, 15);
        Long live = row.getObject(5, Long.class);
        long heap = row.getLong(14);
        if (heap == 0) {
            return new FreeSpace.Estimated(0);
        }
        if (width == null || live == null) {
            String table = new TableName(row.getString(17), row.getString(18)).quoted();
            return new FreeSpace.Unknown(
                    "the statistics of its columns are hidden from this role, or there are none yet",
                    "GRANT SELECT ON " + table + " TO " + TableName.quoted(role) + "; ANALYZE " + table + ";");
        }
        return new FreeSpace.Estimated(estimate(heap, width, live + row.getLong(6)));
    }

    private static long estimate(long heap, double width, long rows) {
        double aligned = Math.ceil(width / ALIGNMENT) * ALIGNMENT;
        double filled = rows * (ROW_OVERHEAD + aligned) + heap / PAGE * PAGE_HEADER;
        return Math.max(0, Math.round(heap - filled));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
