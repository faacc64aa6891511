package io.headroom.core.delta;

import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.ScopeKey;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds every flow to the four scopes it belongs to, so that database, table, tenant and tenant-table agree by
 * construction. A move between tenants is a flow for the tenants only.
 */
public final class FanOut {
    private final Map<ScopeKey, Map<Bucket, Flows>> scopes = new LinkedHashMap<>();
    private final Map<ScopeKey, Map<Cohort, Footprint>> cohorts = new HashMap<>();

    public void add(String database, TableName table, Share share, Bucket bucket, Flows flows) {
        Tenant tenant = share.tenant();
        ScopeKey part = new ScopeKey(database, new Scope.OfTenantTable(table, tenant));
        Flows fromAbove = flows.withoutMoves();
        book(database, Scope.DATABASE, bucket, fromAbove);
        book(database, new Scope.OfTable(table), bucket, fromAbove);
        book(database, new Scope.OfTenant(tenant), bucket, flows);
        book(part.database(), part.scope(), bucket, flows);
        cohorts.computeIfAbsent(part, key -> new HashMap<>()).merge(share.cohort(), flows.net(), Footprint::plus);
    }

    /** The sums so far by scope, those of tenants in tables by cohort too; scopes whose flows cancel out completely are left out. */
    public Map<ScopeKey, ScopeDelta> deltas() {
        Map<ScopeKey, ScopeDelta> deltas = new LinkedHashMap<>();
        scopes.forEach((scope, booked) -> {
            booked.values().removeIf(Flows::isNone);
            Map<Cohort, Footprint> aged = cohorts.getOrDefault(scope, new HashMap<>());
            aged.values().removeIf(Footprint::isNone);
            if (!booked.isEmpty() || !aged.isEmpty()) {
                deltas.put(scope, new ScopeDelta(booked, aged, null));
            }
        });
        return deltas;
    }

    private void book(String database, Scope scope, Bucket bucket, Flows flows) {
        scopes.computeIfAbsent(new ScopeKey(database, scope), key -> new HashMap<>())
                .merge(bucket, flows, Flows::plus);
    }
}
