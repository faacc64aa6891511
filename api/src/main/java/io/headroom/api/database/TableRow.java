package io.headroom.api.database;

import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.reconciliation.TableCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is watched.
 *
 * @param keyColumns what tells its rows apart; empty where equal rows are counted instead
 * @param tenantColumn null where rows do not name their tenant themselves
 * @param check how its count stands to the table, null while nobody has looked
 */
record TableRow(
        String table,
        TableWatch state,
        List<String> keyColumns,
        @Nullable String tenantColumn,
        @Nullable Trouble problem,
        @Nullable CountCheck check) {

    static TableRow of(WatchedTable table, @Nullable TableCheck check) {
        return new TableRow(
                table.name().toString(),
                table.state(),
                table.keyColumns(),
                table.tenantColumn(),
                Trouble.of(table.problem()),
                CountCheck.of(check));
    }
}
