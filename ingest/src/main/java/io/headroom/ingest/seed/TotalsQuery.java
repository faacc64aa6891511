package io.headroom.ingest.seed;

import io.headroom.core.capture.ParentReference;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.ingest.row.GroupSql;
import io.headroom.ingest.row.OwnerPath;
import io.headroom.ingest.row.TableShape;
import io.headroom.ingest.stream.CountedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a server so that it counts a table as reading it will.
 *
 * @param sql as {@link GroupSql} writes it
 * @param tenant of every row; absent where columns tell
 */
record TotalsQuery(String sql, @Nullable Tenant tenant) {

    /** The queries of tables that are counted beside each other: as far as those go, parents tell the tenants of children. */
    static final class Writer {
        private final Map<TableId, WatchedTable> counted = new HashMap<>();
        private final Map<TableName, TableShape> shapes = new HashMap<>();
        private final boolean utf8;

        Writer(Collection<CountedTable> counted, Collection<TableShape> shapes, boolean utf8) {
            counted.forEach(table -> this.counted.put(table.id(), table.watched()));
            shapes.forEach(shape -> this.shapes.put(shape.name(), shape));
            this.utf8 = utf8;
        }

        /** Nothing for a table that is gone or another one by now, or on whose way such a table is. */
        @Nullable
        TotalsQuery of(WatchedTable table) {
            TableShape shape = shape(table);
            if (shape == null) {
                return null;
            }
            if (table.tenantParent() == null) {
                return new TotalsQuery(GroupSql.of(shape, table.tenantColumn(), null, utf8), tenant(table));
            }
            List<WatchedTable> parents = parents(table);
            if (parents.isEmpty()) {
                return new TotalsQuery(GroupSql.of(shape, null, null, utf8), Tenant.UNRESOLVED);
            }
            OwnerPath path = path(table, parents);
            return path == null ? null : new TotalsQuery(GroupSql.along(shape, path, null, utf8), null);
        }

        /** None where one of them is not counted: nobody knows its rows, so whose the children are is not known either. */
        private List<WatchedTable> parents(WatchedTable table) {
            List<WatchedTable> parents = new ArrayList<>();
            ParentReference next = table.tenantParent();
            while (next != null) {
                WatchedTable parent = counted.get(next.table());
                if (parent == null) {
                    return List.of();
                }
                parents.add(parent);
                next = parent.tenantParent();
            }
            return parents;
        }

        private @Nullable OwnerPath path(WatchedTable table, List<WatchedTable> parents) {
            List<OwnerPath.Step> steps = new ArrayList<>();
            WatchedTable child = table;
            for (WatchedTable parent : parents) {
                TableShape shape = shape(parent);
                ParentReference reference = child.tenantParent();
                if (shape == null || reference == null) {
                    return null;
                }
                steps.add(new OwnerPath.Step(reference.columns(), shape, parent.keyColumns()));
                child = parent;
            }
            String column = child.tenantColumn();
            return column == null ? null : new OwnerPath(steps, column);
        }

        private @Nullable TableShape shape(WatchedTable table) {
            TableShape shape = shapes.get(table.name());
            return shape == null || shape.oid() != table.oid() ? null : shape;
        }

        private static @Nullable Tenant tenant(WatchedTable table) {
            if (table.tenantColumn() != null) {
                return null;
            }
            String tenant = table.tenant();
            return tenant == null ? Tenant.SHARED : Tenant.of(tenant);
        }
    }
}
