package io.headroom.api.database;

import io.headroom.core.scope.TenantKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What something holds of the tables that are still being read, by a count of the server's own. It is in no other sum.
 *
 * @param table null where rows stand for tenants
 * @param tenant null for what has no identifier
 * @param tenantKind null where rows stand for tables, and for what is left to tenants that are not named one by one
 * @param tenantName what people call the tenant, where somebody has said
 * @param at the state that was counted; of several tables the oldest
 */
record ProvisionalRow(
        @Nullable String table,
        @Nullable String tenant,
        @Nullable String tenantKind,
        @Nullable String tenantName,
        long rows,
        long bytes,
        Instant at) {
    static final Comparator<ProvisionalRow> LARGEST_FIRST = Comparator.comparingLong(ProvisionalRow::bytes)
            .thenComparingLong(ProvisionalRow::rows)
            .reversed()
            .thenComparing(ProvisionalRow::table, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ProvisionalRow::tenant, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ProvisionalRow::tenantKind, Comparator.nullsLast(Comparator.naturalOrder()));

    static ProvisionalRow of(ProvisionalHolding held, Map<String, String> tenantNames) {
        String id = held.tenant() == null || held.tenant().kind() != TenantKind.TENANT
                ? null
                : held.tenant().id();
        return new ProvisionalRow(
                held.table() == null ? null : held.table().toString(),
                id,
                held.tenant() == null ? null : held.tenant().kind().name(),
                id == null ? null : tenantNames.get(id),
                held.live().rows(),
                held.live().bytes(),
                held.at());
    }
}
