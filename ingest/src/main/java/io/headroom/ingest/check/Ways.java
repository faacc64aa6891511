package io.headroom.ingest.check;

import io.headroom.core.scope.TableName;
import io.headroom.ingest.source.SweepPlan;
import io.headroom.ingest.source.WatchPlan;
import io.headroom.ingest.tenancy.TenantRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the rows of tables without a tenant of their own come to one, for the owner to nod at. */
final class Ways {
    private Ways() {}

    /** {@code app.plans: projectId → app.projects: userId → app.users: tenantId}. */
    static List<String> found(WatchPlan plan) {
        Map<TableName, TenantRule> rules = new TreeMap<>();
        plan.tables().forEach(table -> rules.put(table.facts().name(), table.tenants()));
        return found(rules);
    }

    static List<String> found(SweepPlan plan) {
        Map<TableName, TenantRule> rules = new TreeMap<>();
        plan.tables().forEach(table -> rules.put(table.facts().name(), table.tenants()));
        return found(rules);
    }

    private static List<String> found(Map<TableName, TenantRule> rules) {
        return rules.keySet().stream()
                .filter(table -> rules.get(table) instanceof TenantRule.Parent)
                .map(table -> way(table, rules))
                .toList();
    }

    /** A circle cannot be, for each rule has a way behind it that ends in a column. */
    private static String way(TableName table, Map<TableName, TenantRule> rules) {
        TenantRule rule = rules.get(table);
        if (rule instanceof TenantRule.Parent parent) {
            return table + ": " + String.join(", ", parent.columns()) + " → " + way(parent.table(), rules);
        }
        return rule instanceof TenantRule.Column column ? table + ": " + column.name() : table.toString();
    }
}
