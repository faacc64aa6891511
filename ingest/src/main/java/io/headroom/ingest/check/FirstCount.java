package io.headroom.ingest.check;

import io.headroom.core.quantity.Bytes;
import io.headroom.ingest.source.TableFacts;
import io.headroom.ingest.source.WatchPlan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What reading the rows that are there will take, told before it begins.
 *
 * @param tables that are counted
 * @param bytes of them on disk, without indexes
 * @param rows by PostgreSQL's estimate, or by the size where it has none
 * @param pace rows a second, from reading the largest table for a moment; empty where there was nothing to read
 */
public record FirstCount(int tables, Bytes bytes, long rows, Optional<Double> pace) {
    /** What ingest itself has been measured to take in on two slow cores. */
    private static final double OWN_PACE = 80_000;

    /** Where PostgreSQL has never analyzed a table. */
    private static final long USUAL_ROW = 150;

    static FirstCount of(Connection connection, WatchPlan plan) throws SQLException {
        List<TableSize> sizes = new ArrayList<>();
        for (TableFacts table : plan.counted()) {
            sizes.add(new TableSize(table, bytesOf(connection, table)));
        }
        long bytes = sizes.stream().mapToLong(TableSize::bytes).sum();
        long rows = sizes.stream().mapToLong(TableSize::rows).sum();
        Optional<TableSize> largest = sizes.stream().max((a, b) -> Long.compare(a.bytes(), b.bytes()));
        Optional<Double> pace = largest.isEmpty()
                ? Optional.empty()
                : Pace.measure(connection, largest.get().table());
        return new FirstCount(sizes.size(), new Bytes(bytes), rows, pace);
    }

    /** Absent where nothing could be measured. */
    Optional<Duration> time() {
        return pace.map(measured -> Duration.ofSeconds((long) Math.ceil(rows / Math.min(measured, OWN_PACE))));
    }

    /** For people. */
    public String said() {
        String what = "The first count reads " + bytes.said() + " in " + tables + (tables == 1 ? " table" : " tables")
                + ", about " + String.format(Locale.ROOT, "%,d", rows) + " rows";
        String how = time().map(time -> ": about " + words(time) + " at "
                        + String.format(Locale.ROOT, "%,.0f", Math.min(pace.orElse(OWN_PACE), OWN_PACE))
                        + " rows a second, measured just now.")
                .orElse(".");
        return what + how + " The application goes on meanwhile.";
    }

    private static String words(Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return "a minute or less";
        }
        long minutes = Math.round(time.toSeconds() / 60.0);
        return minutes < 120 ? minutes + " minutes" : Math.round(minutes / 60.0) + " hours";
    }

    private static long bytesOf(Connection connection, TableFacts table) throws SQLException {
        String sql = "SELECT coalesce(sum(pg_table_size(t.relid)), 0)::bigint FROM (SELECT relid FROM"
                + " pg_partition_tree(?::oid) UNION SELECT ?::oid) t";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, table.oid());
            statement.setLong(2, table.oid());
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private record TableSize(TableFacts table, long bytes) {
        long rows() {
            return table.estimatedRows() >= 0 ? table.estimatedRows() : bytes / USUAL_ROW;
        }
    }
}
