package io.headroom.ingest.tenancy;

import io.headroom.core.capture.Problem;
import io.headroom.core.config.DatabaseConfig;
import io.headroom.core.config.TenantOverride;
import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is doubtful about the ways that tables go to their tenants, each with the override that decides. */
final class RouteProblems {
    private final DatabaseConfig config;
    private final Tables tables;
    private final RouteFinder finder;
    private final Map<TableName, Route> routes;

    RouteProblems(DatabaseConfig config, Tables tables, RouteFinder finder, Map<TableName, Route> routes) {
        this.config = config;
        this.tables = tables;
        this.finder = finder;
        this.routes = routes;
    }

    List<Problem> find() {
        List<Problem> problems = new ArrayList<>();
        for (TableName table : tables.names()) {
            of(table).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> of(TableName table) {
        Route best = routes.get(table);
        if (best == null) {
            return config.tenant().overrides().get(table) instanceof TenantOverride.Path path
                    ? Optional.of(leadsNowhere(table, path))
                    : Optional.empty();
        }
        List<Route> equals = finder.ways(table, routes).stream()
                .filter(way -> way.compareTo(best) == 0)
                .toList();
        if (equals.size() > 1) {
            return Optional.of(tied(table, equals));
        }
        if (best.isTooLong()) {
            return Optional.of(new Problem(
                    "Table " + table + " reaches its tenant by " + text(best.steps()) + ", which is more than "
                            + Route.LONGEST + " columns.",
                    "Give it a tenant column, or share its rows: " + override(table, "~") + "."));
        }
        return best.broken(tables).map(key -> broken(table, best, key));
    }

    private Problem tied(TableName table, List<Route> equals) {
        String ways = equals.stream().map(way -> text(way.steps())).collect(Collectors.joining(" and by "));
        return new Problem(
                "Table " + table + " reaches its tenant by " + ways + ", none better than the other.",
                "Say which one counts: "
                        + override(table, "{ path: " + text(equals.get(0).steps()) + " }") + ".");
    }

    private Problem broken(TableName table, Route best, ForeignKey key) {
        return new Problem(
                "Table " + table + " reaches its tenant by " + text(best.steps()) + ", but foreign key " + key.name()
                        + " of table " + key.table() + " does not refer to the key by which rows of table "
                        + key.parent() + " are told apart.",
                "Name another way, or share its rows: " + override(table, "~") + ".");
    }

    private Problem leadsNowhere(TableName table, TenantOverride.Path path) {
        return new Problem(
                "The path " + text(path.steps()) + " of table " + table + " leads "
                        + (circles(table) ? "back to where it came from" : "to no tenant") + ".",
                "Correct headroom.databases." + config.name()
                        + ".tenant.overrides: each step is a foreign key's column,"
                        + " and a table goes on as its parent does.");
    }

    private boolean circles(TableName start) {
        Set<TableName> seen = new HashSet<>();
        @Nullable TableName next = start;
        while (next != null && seen.add(next)) {
            next = overriddenParent(next);
        }
        return next != null;
    }

    private @Nullable TableName overriddenParent(TableName table) {
        if (!(config.tenant().overrides().get(table) instanceof TenantOverride.Path path)) {
            return null;
        }
        return tables.keysOf(table).stream()
                .filter(key -> key.answersTo(path.steps().get(0)))
                .map(ForeignKey::parent)
                .findFirst()
                .orElse(null);
    }

    private String override(TableName table, String value) {
        return "headroom.databases." + config.name() + ".tenant.overrides: { " + table + ": " + value + " }";
    }

    private static String text(List<String> steps) {
        return "[" + String.join(", ", steps) + "]";
    }
}
