package io.headroom.ingest.tenancy;

import io.headroom.core.capture.Tenancy;
import io.headroom.core.scope.Tenant;

/** How the rows of one table tell whose they are. */
public sealed interface TenantRule {
    /** All rows have the same: nobody's, or whose the schema or database is. */
    record Fixed(Tenant tenant) implements TenantRule {
        public static final Fixed SHARED = new Fixed(Tenant.SHARED);
    }

    /** A column holds the tenant. */
    record Column(String name) implements TenantRule {}

    /** The form in which it is kept, by which a change is noticed. */
    default Tenancy recorded() {
        if (this instanceof Column column) {
            return new Tenancy(column.name(), null);
        }
        Tenant tenant = ((Fixed) this).tenant();
        return tenant.equals(Tenant.SHARED) ? Tenancy.NONE : new Tenancy(null, tenant.id());
    }
}
