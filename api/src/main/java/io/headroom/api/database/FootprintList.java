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
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers a {@link FootprintQuery} from the footprints of a database. */
final class FootprintList {
    private final Database database;
    private final FootprintQuery query;
    private final @Nullable Long whole;

    private FootprintList(Database database, FootprintQuery query) {
        this.database = database;
        this.query = query;
        LiveFootprint total = database.footprints().total();
        this.whole = total == null ? null : total.live().bytes();
    }

    static Page<FootprintRow> page(Database database, FootprintQuery query) {
        return new FootprintList(database, query).page();
    }

    /** Looks at every row but keeps only a page of them: a page costs n log(limit), whatever page it is. */
    private Page<FootprintRow> page() {
        Comparator<SortKey> order = SortKey.order(query.sort().descending());
        Comparator<Placed> places = Comparator.comparing(Placed::place, order);
        PriorityQueue<Placed> first = new PriorityQueue<>(query.limit() + 2, places.reversed());
        SortKey after = query.after();
        rows().map(row -> new Placed(SortKey.of(row, query.sort().field()), row))
                .filter(placed -> after == null || order.compare(placed.place(), after) > 0)
                .forEach(placed -> {
                    first.add(placed);
                    if (first.size() > query.limit() + 1) {
                        first.remove();
                    }
                });
        List<Placed> found = new ArrayList<>(first);
        found.sort(places);
        return page(found);
    }

    /** One more than the page holds tells that there is a next page. */
    private Page<FootprintRow> page(List<Placed> found) {
        boolean more = found.size() > query.limit();
        List<Placed> shown = more ? found.subList(0, query.limit()) : found;
        String next =
                more ? new Cursor(query.list(), shown.get(shown.size() - 1).place()).encoded() : null;
        return Page.of(database, shown.stream().map(Placed::row).toList(), next);
    }

    private Stream<FootprintRow> rows() {
        DatabaseFootprints footprints = database.footprints();
        return switch (query.by()) {
            case TABLE ->
                database.tablesSoFar().entrySet().stream()
                        .filter(table -> query.table() == null || query.table().equals(table.getKey()))
                        .map(table -> row(table.getValue(), footprints.tables().get(table.getKey())));
            case TENANT ->
                footprints.tenants().entrySet().stream()
                        .filter(tenant ->
                                query.tenant() == null || query.tenant().equals(tenant.getKey()))
                        .map(tenant -> FootprintRow.of(null, tenant.getKey(), tenant.getValue(), whole, null));
            case TENANT_TABLE ->
                footprints.tenantTables().entrySet().stream()
                        .filter(part -> matches(part.getKey()))
                        .map(this::row);
        };
    }

    private boolean matches(Scope.OfTenantTable part) {
        return (query.table() == null || query.table().equals(part.table()))
                && (query.tenant() == null || query.tenant().equals(part.tenant()));
    }

    private FootprintRow row(Map.Entry<Scope.OfTenantTable, Footprint> part) {
        return FootprintRow.of(part.getKey().table(), part.getKey().tenant(), part.getValue(), whole, null);
    }

    /** A table without a footprint holds no row once everything up to some moment is counted; before, nobody knows. */
    private FootprintRow row(WatchedTable table, @Nullable Footprint counted) {
        boolean empty = counted == null && table.state() == TableWatch.LIVE && database.asOf() != null;
        Footprint live = empty ? Footprint.NONE : counted;
        boolean unknown = table.state() == TableWatch.UNKNOWN;
        return FootprintRow.of(table.name(), null, unknown ? null : live, whole, table.problem());
    }

    private record Placed(SortKey place, FootprintRow row) {}
}
