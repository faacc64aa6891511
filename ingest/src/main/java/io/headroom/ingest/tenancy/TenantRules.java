package io.headroom.ingest.tenancy;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.TenantForm;
import io.headroom.core.config.TenantOverride;
import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One rule for each watched table, from the configuration and the foreign keys.
 *
 * @param owners tables that are left out are shared
 * @param routes the whole ways, of tables that find their tenants in columns
 * @param problems what has to be decided before anything is counted
 */
public record TenantRules(Map<TableName, TenantRule> owners, Map<TableName, Route> routes, List<Problem> problems) {

    public static TenantRules of(DatabaseConfig config, List<TenantTable> watched, List<ForeignKey> keys) {
        Map<TableName, TenantRule> owners = new TreeMap<>();
        Map<TableName, Route> routes = Map.of();
        List<Problem> problems = new ArrayList<>();
        watched.forEach(table -> missingColumn(config, table, problems));
        if (config.tenant().followsKeys()) {
            Tables tables = new Tables(watched, keys);
            RouteFinder finder = new RouteFinder(config.tenant(), tables);
            routes = finder.find();
            routes.forEach((table, route) -> owners.put(table, route.rule()));
            problems.addAll(new RouteProblems(config, tables, finder, routes).find());
        } else {
            FixedTenants tenants = new FixedTenants(config);
            watched.forEach(table -> owners.put(table.name(), tenants.rule(table)));
        }
        boolean nobody = owners.values().stream().allMatch(TenantRule.SHARED::equals);
        if (nobody && problems.isEmpty() && !watched.isEmpty()) {
            nowhere(config, problems);
        }
        return new TenantRules(owners, routes, problems);
    }

    /** @return shared for a table from which no way leads to a tenant */
    public TenantRule rule(TableName table) {
        return owners.getOrDefault(table, TenantRule.SHARED);
    }

    /** The foreign keys to a table's tenant, if only other tables tell it. */
    public @Nullable Route along(TableName table) {
        Route route = routes.get(table);
        return route == null || route.isDirect() ? null : route;
    }

    private static void missingColumn(DatabaseConfig config, TenantTable table, List<Problem> problems) {
        TenantOverride override = config.tenant().overrides().get(table.name());
        if (override instanceof TenantOverride.Column column && !table.columns().contains(column.name())) {
            problems.add(new Problem(
                    "Table " + table.name() + " has no column " + column.name() + ", which headroom.databases."
                            + config.name() + ".tenant.overrides names as its tenant column.",
                    "Correct the column's name, or remove the override."));
        }
    }

    /** A tenant was asked for and none was found: more likely a mistake than a wish. */
    private static void nowhere(DatabaseConfig config, List<Problem> problems) {
        String key = "headroom.databases." + config.name() + ".tenant.";
        String fix = ", or leave tenant out to count every row as shared.";
        TenantForm form = config.tenant().form();
        if (form instanceof TenantForm.Column column) {
            problems.add(new Problem(
                    "No watched table of database " + config.name() + " has the tenant column " + column.name() + ".",
                    "Correct " + key + "column" + fix));
        } else if (form instanceof TenantForm.Path path) {
            problems.add(new Problem(
                    "Table " + path.root() + ", whose rows are the tenants of database " + config.name()
                            + ", is not watched or has no key of one column.",
                    "Correct " + key + "path" + fix));
        } else if (form instanceof TenantForm.Schema schema) {
            problems.add(new Problem(
                    "No watched table of database " + config.name() + " is in a schema that matches " + schema.pattern()
                            + ".",
                    "Correct " + key + "schema" + fix));
        }
    }
}
