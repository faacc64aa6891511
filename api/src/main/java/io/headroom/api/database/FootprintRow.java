package io.headroom.api.database;

import io.headroom.api.figure.Rounded;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.scope.TenantKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one table, one tenant, or one tenant's part of a table holds.
 *
 * @param table {@code schema.name}; null by tenant
 * @param tenant null by table, and for owners without an identity
 * @param tenantKind TENANT, SHARED, NULL or UNRESOLVED; null by table
 * @param tenantName what the configuration calls the tenant; null where it says nothing
 * @param rows null if the table cannot be counted, or has not been yet
 * @param physicalBytes what it takes up on disk; of a tenant, its part of each table by logical bytes
 * @param growthRowsPerDay mean net over the last up to 28 complete days; null under one day
 * @param growthShare part of what all rows of this kind together grow by in bytes, negative where this one shrinks
 * @param share part of the database's logical bytes, 0 to 1
 * @param problem why the table cannot be counted, and what helps
 */
record FootprintRow(
        @Nullable String table,
        @Nullable String tenant,
        @Nullable String tenantKind,
        @Nullable String tenantName,
        @Nullable Long rows,
        @Nullable Long bytes,
        @Nullable Long physicalBytes,
        @Nullable Double growthRowsPerDay,
        @Nullable Long growthBytesPerDay,
        @Nullable Double growthShare,
        @Nullable Double share,
        @Nullable Trouble problem) {
    /**
     * @param tenantNames by tenant
     * @param physical its bytes on disk, null if unknown
     * @param whole the database's bytes, null if unknown
     * @param grown what all rows of this kind that grow, grow by together in bytes per day
     */
    static FootprintRow of(
            Holding holding,
            Map<String, String> tenantNames,
            @Nullable Long physical,
            @Nullable Long whole,
            double grown) {
        Double rowsPerDay = holding.pace().rows();
        Double bytesPerDay = holding.pace().bytes();
        TableName table = holding.table();
        Tenant tenant = holding.tenant();
        String id = tenant == null || tenant.kind() != TenantKind.TENANT ? null : tenant.id();
        Footprint live = holding.live();
        return new FootprintRow(
                table == null ? null : table.toString(),
                id,
                tenant == null ? null : tenant.kind().name(),
                id == null ? null : tenantNames.get(id),
                live == null ? null : live.rows(),
                live == null ? null : live.bytes(),
                physical,
                rowsPerDay == null ? null : Rounded.thousandths(rowsPerDay),
                bytesPerDay == null ? null : Math.round(bytesPerDay),
                bytesPerDay == null || grown <= 0 ? null : Rounded.millionths(bytesPerDay / grown),
                live == null || whole == null || whole <= 0 ? null : share(live.bytes(), whole),
                Trouble.of(holding.problem()));
    }

    /** At most 1: a part may be newer than the whole for a moment. */
    private static double share(long bytes, long whole) {
        return Math.min(1, Rounded.millionths((double) bytes / whole));
    }
}
