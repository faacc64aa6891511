package io.headroom.api.database;

import io.headroom.api.view.DatabaseFootprints;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers a {@link FootprintQuery} from the footprints of a database. */
final class FootprintList {
    private static final Set<TableWatch> COUNTED = EnumSet.of(TableWatch.LIVE, TableWatch.SAMPLED);

    private final Database database;
    private final FootprintQuery query;
    private final Map<String, String> tenantNames;

    private FootprintList(Database database, FootprintQuery query, Map<String, String> tenantNames) {
        this.database = database;
        this.query = query;
        this.tenantNames = tenantNames;
    }

    static Page<FootprintRow> page(Database database, FootprintQuery query, Map<String, String> tenantNames) {
        FootprintList list = new FootprintList(database, query, tenantNames);
        return list.page(list.first());
    }

    /** Looks at every row but keeps only those of a page, and one more to tell whether there is another. */
    private List<Holding> first() {
        Comparator<Holding> order = Holding.order(query.sort());
        PriorityQueue<Holding> first = new PriorityQueue<>(query.limit() + 2, order.reversed());
        Holding after = query.after();
        holdings().filter(row -> after == null || order.compare(row, after) > 0).forEach(row -> {
            first.add(row);
            if (first.size() > query.limit() + 1) {
                first.remove();
            }
        });
        List<Holding> sorted = new ArrayList<>(first);
        sorted.sort(order);
        return sorted;
    }

    private Page<FootprintRow> page(List<Holding> found) {
        boolean more = found.size() > query.limit();
        List<Holding> shown = more ? found.subList(0, query.limit()) : found;
        String next = more ? new Cursor(query.list(), shown.get(shown.size() - 1)).encoded() : null;
        LiveFootprint total = database.footprints().total();
        double grown = kind().mapToDouble(this::grownBytes).sum();
        Long whole = total == null ? null : total.live().bytes();
        Physical physical = Physical.of(database);
        return Page.of(
                database,
                shown.stream()
                        .map(row -> FootprintRow.of(row, tenantNames, physical.of(row), whole, grown))
                        .toList(),
                next);
    }

    private Stream<Holding> holdings() {
        DatabaseFootprints footprints = database.footprints();
        return switch (query.by()) {
            case TABLE ->
                database.tablesSoFar().values().stream()
                        .filter(table -> query.table() == null || query.table().equals(table.name()))
                        .map(table -> holding(table, footprints.tables().get(table.name())));
            case TENANT ->
                footprints.tenants().entrySet().stream()
                        .filter(tenant ->
                                query.tenant() == null || query.tenant().equals(tenant.getKey()))
                        .map(tenant -> new Holding(null, tenant.getKey(), tenant.getValue(), null)
                                .growing(pace(new Scope.OfTenant(tenant.getKey()))));
            case TENANT_TABLE ->
                footprints.tenantTables().entrySet().stream()
                        .filter(part -> matches(part.getKey()))
                        .map(part -> new Holding(
                                        part.getKey().table(), part.getKey().tenant(), part.getValue(), null)
                                .growing(pace(part.getKey())));
        };
    }

    private boolean matches(Scope.OfTenantTable part) {
        return (query.table() == null || query.table().equals(part.table()))
                && (query.tenant() == null || query.tenant().equals(part.tenant()));
    }

    /** A table without a footprint holds no row once everything up to some moment is counted; before, nobody knows. */
    private Holding holding(WatchedTable table, @Nullable Footprint counted) {
        boolean empty = counted == null && COUNTED.contains(table.state()) && database.asOf() != null;
        Footprint live = empty ? Footprint.NONE : counted;
        boolean unknown = table.state().isUncounted();
        Holding row = new Holding(table.name(), null, unknown ? null : live, table.problem());
        return unknown ? row : row.growing(pace(new Scope.OfTable(table.name())));
    }

    private Pace pace(Scope scope) {
        return Pace.of(database.growth(), scope);
    }

    /** Every scope that could be a row of this list, if no filter left it out. */
    private Stream<? extends Scope> kind() {
        return switch (query.by()) {
            case TABLE -> database.tablesSoFar().keySet().stream().map(Scope.OfTable::new);
            case TENANT -> database.footprints().tenants().keySet().stream().map(Scope.OfTenant::new);
            case TENANT_TABLE -> database.footprints().tenantTables().keySet().stream();
        };
    }

    private double grownBytes(Scope scope) {
        Double perDay = pace(scope).bytes();
        return perDay == null ? 0 : Math.max(0, perDay);
    }
}
