package io.headroom.api.view;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.scope.TenantKind;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one database holds now, by scope. One thread writes, any may read; each scope is as of its own last record, the
 * total's date holds for all of them.
 */
public final class DatabaseFootprints {
    private final Map<TableName, Footprint> tables = new ConcurrentHashMap<>();
    private final Map<Tenant, Footprint> tenants = new ConcurrentHashMap<>();
    private final Map<Scope.OfTenantTable, Footprint> tenantTables = new ConcurrentHashMap<>();
    private final AtomicInteger liveTenants = new AtomicInteger();
    private volatile @Nullable LiveFootprint total;

    DatabaseFootprints() {}

    /** The whole database, or null while nothing of it has been counted. */
    public @Nullable LiveFootprint total() {
        return total;
    }

    /** Every table that ever held a row, now empty ones included. */
    public Map<TableName, Footprint> tables() {
        return Collections.unmodifiableMap(tables);
    }

    /** Owners that hold at least one row, those without an identity included. */
    public Map<Tenant, Footprint> tenants() {
        return Collections.unmodifiableMap(tenants);
    }

    /** Owners' parts of tables that hold at least one row. */
    public Map<Scope.OfTenantTable, Footprint> tenantTables() {
        return Collections.unmodifiableMap(tenantTables);
    }

    /** What a scope holds, or null if nothing is known of it: an owner who holds no row any more is forgotten. */
    public @Nullable Footprint of(Scope scope) {
        if (scope instanceof Scope.OfTable table) {
            return tables.get(table.table());
        } else if (scope instanceof Scope.OfTenant tenant) {
            return tenants.get(tenant.tenant());
        } else if (scope instanceof Scope.OfTenantTable part) {
            return tenantTables.get(part);
        }
        LiveFootprint whole = total;
        return whole == null ? null : whole.live();
    }

    /** How many identified tenants hold at least one row; kept as a count because every list asks for it. */
    public int liveTenants() {
        return liveTenants.get();
    }

    void take(Scope scope, @Nullable LiveFootprint value) {
        Footprint live = value == null ? Footprint.NONE : value.live();
        if (scope instanceof Scope.OfTable table) {
            tables.put(table.table(), live);
        } else if (scope instanceof Scope.OfTenant tenant) {
            boolean was = put(tenants, tenant.tenant(), live);
            if (tenant.tenant().kind() == TenantKind.TENANT && was != live.rows() > 0) {
                liveTenants.addAndGet(was ? -1 : 1);
            }
        } else if (scope instanceof Scope.OfTenantTable part) {
            put(tenantTables, part, live);
        } else {
            total = value;
        }
    }

    private static <K> boolean put(Map<K, Footprint> footprints, K key, Footprint live) {
        return (live.rows() > 0 ? footprints.put(key, live) : footprints.remove(key)) != null;
    }
}
