package io.headroom.ingest.tenancy;

import io.headroom.core.capture.ParentReference;
import io.headroom.core.capture.Tenancy;
import io.headroom.core.change.TableId;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.util.List;
import java.util.function.Function;

/** How the rows of one table tell whose they are. */
public sealed interface TenantRule {
    TenantRule SHARED = new Fixed(Tenant.SHARED);

    /**
     * The form in which it is kept, by which a change is noticed.
     *
     * @param ids finds the number of a watched table
     */
    Tenancy recorded(Function<TableName, TableId> ids);

    /** All rows have the same: nobody's, or whose the schema or database is. */
    record Fixed(Tenant tenant) implements TenantRule {
        @Override
        public Tenancy recorded(Function<TableName, TableId> ids) {
            return tenant.equals(Tenant.SHARED) ? Tenancy.NONE : new Tenancy(null, tenant.id(), null);
        }
    }

    /** A column holds the tenant. */
    record Column(String name) implements TenantRule {
        @Override
        public Tenancy recorded(Function<TableName, TableId> ids) {
            return new Tenancy(name, null, null);
        }
    }

    /**
     * A row belongs to whoever owns its parent row.
     *
     * @param columns that refer to the columns of the parent's key, in the order of those
     */
    record Parent(TableName table, List<String> columns) implements TenantRule {
        public Parent {
            columns = List.copyOf(columns);
        }

        @Override
        public Tenancy recorded(Function<TableName, TableId> ids) {
            return new Tenancy(null, null, new ParentReference(ids.apply(table), columns));
        }
    }
}
