package io.headroom.api.view;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is there of each month of birth, kept for tenants in tables; wider scopes are their sums. */
public final class Cohorts {
    private final Map<String, Map<TableName, Map<Tenant, LiveCohorts>>> byDatabase = new ConcurrentHashMap<>();

    public LiveCohorts of(String database, Scope scope) {
        Map<TableName, Map<Tenant, LiveCohorts>> tables = byDatabase.getOrDefault(database, Map.of());
        if (scope instanceof Scope.OfTenantTable part) {
            return tables.getOrDefault(part.table(), Map.of()).getOrDefault(part.tenant(), LiveCohorts.NONE);
        }
        if (scope instanceof Scope.OfTable table) {
            return sum(tables.getOrDefault(table.table(), Map.of()).values().stream());
        }
        if (scope instanceof Scope.OfTenant tenant) {
            return sum(tables.values().stream().flatMap(table -> Stream.ofNullable(table.get(tenant.tenant()))));
        }
        return sum(tables.values().stream().flatMap(table -> table.values().stream()));
    }

    private static LiveCohorts sum(Stream<LiveCohorts> parts) {
        SortedMap<Cohort, Footprint> live = new TreeMap<>();
        parts.forEach(part -> part.live().forEach((month, rows) -> live.merge(month, rows, Footprint::plus)));
        return LiveCohorts.NONE.plus(live);
    }

    void take(ScopeKey key, @Nullable LiveCohorts cohorts, Instant publishedAt) {
        if (!(key.scope() instanceof Scope.OfTenantTable part)) {
            return;
        }
        Map<Tenant, LiveCohorts> tenants = byDatabase
                .computeIfAbsent(key.database(), added -> new ConcurrentHashMap<>())
                .computeIfAbsent(part.table(), added -> new ConcurrentHashMap<>());
        if (cohorts == null) {
            tenants.remove(part.tenant());
        } else {
            tenants.put(part.tenant(), cohorts);
        }
    }
}
