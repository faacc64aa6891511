package io.headroom.ingest.capture;

import io.headroom.core.capture.WatchedTable;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.source.WatchPlan;
import java.util.List;

/**
 * How a capture is going to run.
 *
 * @param seeding whether the rows that are there have to be read first
 * @param counted the tables whose rows are counted, as recorded
 */
record Course(int generation, boolean seeding, WatchPlan plan, List<WatchedTable> counted) {

    List<TableName> names() {
        return counted.stream().map(WatchedTable::name).toList();
    }

    /** PostgreSQL's own estimate. */
    long expectedRows() {
        return plan.counted().stream()
                .mapToLong(table -> Math.max(0, table.estimatedRows()))
                .sum();
    }
}
