package io.headroom.api.database;

import io.headroom.api.view.Readings;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.projection.Measure;
import io.headroom.core.remedy.Ageing;
import io.headroom.core.remedy.Writing;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.Tenant;
import io.headroom.core.scope.TenantKind;
import io.headroom.core.usage.RelationSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are written once and only grow old: those of a table, or of one tenant in it that much of the growth comes
 * from.
 *
 * @param tenant null for all rows of the table
 * @param name what the configuration calls the tenant; null where it says nothing
 */
public record OldRows(
        WatchedTable table,
        @Nullable Tenant tenant,
        @Nullable String name,
        Ageing ageing) {
    private static final double MUCH = 0.1;

    static List<OldRows> of(Database database, Readings readings, Map<String, String> names) {
        List<OldRows> rows = new ArrayList<>();
        if (database.provisional()) {
            return rows;
        }
        Physical physical = Physical.of(database);
        database.tablesSoFar().values().forEach(table -> {
            RelationSizes sizes = readings.of(database.name(), table.name());
            Long onDisk = physical.tables().get(table.name());
            if (table.birthColumn() != null && sizes != null && onDisk != null && Writing.likeLog(sizes)) {
                rows.addAll(of(database, table, onDisk, names));
            }
        });
        return rows;
    }

    private static List<OldRows> of(Database database, WatchedTable table, long onDisk, Map<String, String> names) {
        LiveCohorts all = database.cohorts().of(database.name(), new Scope.OfTable(table.name()));
        long logical =
                all.live().values().stream().mapToLong(live -> live.bytes()).sum();
        if (logical <= 0) {
            return List.of();
        }
        double amplification = (double) onDisk / logical;
        List<OldRows> rows = new ArrayList<>();
        rows.add(new OldRows(table, null, null, new Ageing(all, amplification)));
        database.footprints().tenantTables().keySet().stream()
                .filter(part -> part.table().equals(table.name()) && growsMuch(database, part))
                .forEach(part -> rows.add(new OldRows(
                        table,
                        part.tenant(),
                        names.get(part.tenant().id()),
                        new Ageing(database.cohorts().of(database.name(), part), amplification))));
        return rows;
    }

    private static boolean growsMuch(Database database, Scope.OfTenantTable part) {
        Double all = database.growth().perDay(Scope.DATABASE, Measure.LOGICAL_BYTES);
        Double its = database.growth().perDay(part, Measure.LOGICAL_BYTES);
        return part.tenant().kind() == TenantKind.TENANT && all != null && its != null && all > 0 && its >= MUCH * all;
    }
}
