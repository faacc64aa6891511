package io.headroom.api.database;

import io.headroom.core.capture.ProvisionalTotals;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of what the server has counted of tables that are still being read.
 *
 * @param tenant null for whole tables, and for what is left to tenants that are not named one by one
 */
record ProvisionalHolding(
        @Nullable TableName table, @Nullable Tenant tenant, Footprint live, Instant at) {

    /** Sums over what a row stands for; parts add up to the whole in each grouping. */
    static List<ProvisionalHolding> grouped(List<ProvisionalTotals> totals, Grouping by) {
        return switch (by) {
            case TABLE -> totals.stream().map(ProvisionalHolding::whole).toList();
            case TENANT_TABLE ->
                totals.stream().flatMap(ProvisionalHolding::parts).toList();
            case TENANT ->
                byTenant(totals.stream().flatMap(ProvisionalHolding::parts).toList());
        };
    }

    private static List<ProvisionalHolding> byTenant(List<ProvisionalHolding> parts) {
        Map<String, ProvisionalHolding> sums = new LinkedHashMap<>();
        for (ProvisionalHolding part : parts) {
            ProvisionalHolding alone = new ProvisionalHolding(null, part.tenant, part.live, part.at);
            sums.merge(String.valueOf(part.tenant), alone, ProvisionalHolding::plus);
        }
        return List.copyOf(sums.values());
    }

    private ProvisionalHolding plus(ProvisionalHolding other) {
        return new ProvisionalHolding(table, tenant, live.plus(other.live), at.isBefore(other.at) ? at : other.at);
    }

    private static ProvisionalHolding whole(ProvisionalTotals totals) {
        return new ProvisionalHolding(totals.name(), null, new Footprint(totals.rows(), totals.bytes()), totals.at());
    }

    private static Stream<ProvisionalHolding> parts(ProvisionalTotals totals) {
        Footprint named = totals.tenants().stream()
                .map(part -> new Footprint(part.rows(), part.bytes()))
                .reduce(Footprint.NONE, Footprint::plus);
        ProvisionalHolding whole = whole(totals);
        Footprint left = whole.live.minus(named);
        Stream<ProvisionalHolding> parts = totals.tenants().stream()
                .map(part -> new ProvisionalHolding(
                        totals.name(), part.tenant(), new Footprint(part.rows(), part.bytes()), totals.at()));
        return left.isNone()
                ? parts
                : Stream.concat(parts, Stream.of(new ProvisionalHolding(totals.name(), null, left, totals.at())));
    }
}
