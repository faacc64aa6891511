package io.headroom.api.database;

import io.headroom.api.view.DatabaseFootprints;
import io.headroom.core.capture.TableWatch;
import io.headroom.core.capture.WatchedTable;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LiveFootprint;
import io.headroom.core.scope.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers a {@link FootprintQuery} from the footprints of a database. */
final class FootprintList {
    private final Database database;
    private final FootprintQuery query;

    private FootprintList(Database database, FootprintQuery query) {
        this.database = database;
        this.query = query;
    }

    static Page<FootprintRow> page(Database database, FootprintQuery query) {
        FootprintList list = new FootprintList(database, query);
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
        Long whole = total == null ? null : total.live().bytes();
        return Page.of(
                database, shown.stream().map(row -> FootprintRow.of(row, whole)).toList(), next);
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
                        .map(tenant -> new Holding(null, tenant.getKey(), tenant.getValue(), null));
            case TENANT_TABLE ->
                footprints.tenantTables().entrySet().stream()
                        .filter(part -> matches(part.getKey()))
                        .map(part ->
                                new Holding(part.getKey().table(), part.getKey().tenant(), part.getValue(), null));
        };
    }

    private boolean matches(Scope.OfTenantTable part) {
        return (query.table() == null || query.table().equals(part.table()))
                && (query.tenant() == null || query.tenant().equals(part.tenant()));
    }

    /** A table without a footprint holds no row once everything up to some moment is counted; before, nobody knows. */
    private Holding holding(WatchedTable table, @Nullable Footprint counted) {
        boolean empty = counted == null && table.state() == TableWatch.LIVE && database.asOf() != null;
        Footprint live = empty ? Footprint.NONE : counted;
        boolean unknown = table.state() == TableWatch.UNKNOWN;
        return new Holding(table.name(), null, unknown ? null : live, table.problem());
    }
}
