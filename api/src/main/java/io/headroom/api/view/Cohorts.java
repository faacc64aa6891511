package io.headroom.api.view;

import io.headroom.core.cohort.LiveCohorts;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is there of each month of birth, kept for tenants in tables; wider scopes are their sums. */
public final class Cohorts {
    private final Map<String, Map<Scope.OfTenantTable, LiveCohorts>> byDatabase = new ConcurrentHashMap<>();

    public LiveCohorts of(String database, Scope scope) {
        return byDatabase.getOrDefault(database, Map.of()).entrySet().stream()
                .filter(part -> holds(scope, part.getKey()))
                .map(part -> part.getValue())
                .reduce(LiveCohorts.NONE, (sum, part) -> sum.plus(part.live()));
    }

    private static boolean holds(Scope scope, Scope.OfTenantTable part) {
        if (scope instanceof Scope.OfTable table) {
            return table.table().equals(part.table());
        }
        if (scope instanceof Scope.OfTenant tenant) {
            return tenant.tenant().equals(part.tenant());
        }
        return scope instanceof Scope.OfDatabase || scope.equals(part);
    }

    void take(ScopeKey key, @Nullable LiveCohorts cohorts, Instant publishedAt) {
        Map<Scope.OfTenantTable, LiveCohorts> parts =
                byDatabase.computeIfAbsent(key.database(), added -> new ConcurrentHashMap<>());
        if (!(key.scope() instanceof Scope.OfTenantTable part)) {
            return;
        }
        if (cohorts == null) {
            parts.remove(part);
        } else {
            parts.put(part, cohorts);
        }
    }
}
