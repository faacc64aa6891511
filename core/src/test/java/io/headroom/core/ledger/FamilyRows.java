package io.headroom.core.ledger;

import io.headroom.core.change.Owner;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.cohort.Share;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.ledger.MapBooks.TableShare;
import io.headroom.core.scope.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a {@link SimulatedFamily}: users, their projects, and the files of those; beside the files visits, which
 * have no key. Users name a tenant; projects do if they are independent, and follow their user otherwise.
 */
final class FamilyRows {
    static final int USERS = 0;
    static final int PROJECTS = 1;
    static final int FILES = 2;
    static final int VISITS = 3;
    static final long VISIT_BYTES = 40;

    private static final Instant BORN = Instant.parse("2026-05-03T10:00:00Z");

    /** Copies by content: two different visits to each project. */
    final Map<Integer, Integer> visits = new TreeMap<>();

    boolean independent;
    private final List<Map<Integer, Row>> tables = List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    record Row(@Nullable Integer parent, int tenant, long bytes) {}

    Map<Integer, Row> of(int table) {
        return tables.get(table);
    }

    void clear(int table) {
        (table == VISITS ? visits : tables.get(table)).clear();
    }

    /** What a join would say. */
    Map<TableShare, Footprint> live() {
        Map<TableShare, Footprint> live = new HashMap<>();
        for (int table = USERS; table <= FILES; table++) {
            int level = table;
            tables.get(table)
                    .forEach((id, row) -> live.merge(
                            new TableShare(id(level), new Share(tenant(level, id), Cohort.of(birth(level, id)))),
                            new Footprint(1, row.bytes()),
                            Footprint::plus));
        }
        visits.forEach((visit, copies) -> live.merge(
                new TableShare(id(VISITS), new Share(tenant(PROJECTS, visit / 2), Cohort.of(birth(VISITS, visit)))),
                new Footprint(copies, copies * VISIT_BYTES),
                Footprint::plus));
        live.values().removeIf(Footprint::isNone);
        return live;
    }

    /** Some rows do not say; none is ever born anew, or a model would have to know which copies went. */
    static @Nullable Instant birth(int table, int id) {
        return id % 3 == 0 ? null : BORN.plus(Duration.ofDays(40L * (table + id % 2)));
    }

    /** Whose a row says it is. */
    Owner owner(int table, Row row) {
        if (namesTenant(table)) {
            return new Owner.OfTenant(own(table, row));
        }
        return row.parent() == null
                ? new Owner.OfTenant(Tenant.NULL)
                : new Owner.OfParent(key(table - 1, row.parent()));
    }

    private Tenant tenant(int table, int id) {
        Row row = tables.get(table).get(id);
        if (row == null) {
            throw new AssertionError("a foreign key is broken: " + table + ", " + id);
        }
        if (namesTenant(table)) {
            return own(table, row);
        }
        return row.parent() == null ? Tenant.NULL : tenant(table - 1, row.parent());
    }

    private boolean namesTenant(int table) {
        return table == USERS || (table == PROJECTS && independent);
    }

    private static Tenant own(int table, Row row) {
        return Tenant.of((table == USERS ? "t" : "p") + row.tenant());
    }

    static TableId id(int table) {
        return new TableId(table + 1);
    }

    static RowKey key(int table, int id) {
        return new RowKey(id(table), id * 0x9E3779B97F4A7C15L, id);
    }
}
