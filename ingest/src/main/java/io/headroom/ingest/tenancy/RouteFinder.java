package io.headroom.ingest.tenancy;

import io.headroom.core.config.TenantConfig;
import io.headroom.core.config.TenantForm;
import io.headroom.core.config.TenantOverride;
import io.headroom.core.scope.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the best way from every table to its tenant. A table's way goes on as its parent's does, because that is what
 * rows do: each is booked to its parent row, and so on.
 */
final class RouteFinder {
    private final TenantConfig config;
    private final Tables tables;

    RouteFinder(TenantConfig config, Tables tables) {
        this.config = config;
        this.tables = tables;
    }

    /** Ways grow by one key in each pass, so there are no more passes than tables. */
    Map<TableName, Route> find() {
        Map<TableName, Route> known = Map.of();
        for (int pass = 0; pass <= tables.names().size(); pass++) {
            Map<TableName, Route> next = pass(known);
            if (next.equals(known)) {
                break;
            }
            known = next;
        }
        return known;
    }

    private Map<TableName, Route> pass(Map<TableName, Route> known) {
        Map<TableName, Route> next = new TreeMap<>();
        for (TableName table : tables.names()) {
            ways(table, known).stream().sorted().findFirst().ifPresent(best -> next.put(table, best));
        }
        return next;
    }

    /** Every way that the table may go, if the others go as known. */
    List<Route> ways(TableName table, Map<TableName, Route> known) {
        TenantOverride override = config.overrides().get(table);
        if (override instanceof TenantOverride.Shared) {
            return List.of();
        }
        if (override instanceof TenantOverride.Column column) {
            return own(table, column.name()).stream().toList();
        }
        List<Route> direct = direct(table);
        if (override instanceof TenantOverride.Path path) {
            List<Route> all = new ArrayList<>(direct);
            all.addAll(along(table, known));
            return all.stream().filter(way -> way.begins(path.steps())).toList();
        }
        return direct.isEmpty() ? along(table, known) : direct;
    }

    private List<Route> direct(TableName table) {
        if (config.form() instanceof TenantForm.Column column) {
            return own(table, column.name()).stream().toList();
        }
        TableName root = ((TenantForm.Path) config.form()).root();
        TenantTable here = tables.find(table);
        if (table.equals(root)) {
            return here == null || here.key().size() != 1
                    ? List.of()
                    : List.of(Route.at(here.key().get(0)));
        }
        return tables.keysOf(table).stream()
                .filter(key -> key.parent().equals(root) && tables.follows(key))
                .map(Route::at)
                .toList();
    }

    private Optional<Route> own(TableName table, String column) {
        TenantTable here = tables.find(table);
        boolean there = here != null && here.columns().contains(column);
        return there ? Optional.of(Route.at(column)) : Optional.empty();
    }

    private List<Route> along(TableName table, Map<TableName, Route> known) {
        List<Route> ways = new ArrayList<>();
        for (ForeignKey key : tables.keysOf(table)) {
            Route onwards = known.get(key.parent());
            if (onwards != null && !key.parent().equals(table)) {
                ways.add(onwards.from(key));
            }
        }
        return ways;
    }
}
