package io.headroom.api.database;

import io.headroom.core.footprint.Footprint;
import io.headroom.core.footprint.LargestRemainder;
import io.headroom.core.scope.Scope;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import io.headroom.core.usage.Subject;
import io.headroom.core.usage.UsageBucket;
import io.headroom.core.usage.UsageMeasure;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of a database take up on disk, and by logical bytes which of it is whose. The parts of a table add up
 * to it exactly; what no row can claim is the database's own.
 *
 * @param database the whole, or null while nobody has measured it
 */
record Physical(
        @Nullable Long database,
        Map<TableName, Long> tables,
        Map<Scope.OfTenantTable, Long> parts,
        Map<Tenant, Long> tenants) {
    private static final Comparator<Tenant> ORDER =
            Comparator.comparing(Tenant::kind).thenComparing(Tenant::id);

    static Physical of(Database database) {
        Map<TableName, Long> tables = tables(database);
        Map<Scope.OfTenantTable, Long> parts = new HashMap<>();
        Map<Tenant, Long> tenants = new HashMap<>();
        logical(database).forEach((table, owners) -> {
            Long bytes = tables.get(table);
            if (bytes != null) {
                LargestRemainder.split(bytes, owners).forEach((tenant, part) -> {
                    parts.put(new Scope.OfTenantTable(table, tenant), part);
                    tenants.merge(tenant, part, Long::sum);
                });
            }
        });
        return new Physical(whole(database, tables), tables, parts, tenants);
    }

    /** Catalogues, tables that are not watched, and what was measured between two readings; null if unknown. */
    @Nullable
    Long system() {
        return database == null ? null : (Long) (database - sum(tables));
    }

    @Nullable
    Long of(Holding row) {
        TableName table = row.table();
        Tenant tenant = row.tenant();
        if (table != null && tenant != null) {
            return parts.get(new Scope.OfTenantTable(table, tenant));
        }
        return table != null ? tables.get(table) : tenant != null ? tenants.get(tenant) : null;
    }

    /** Bytes on disk for a logical byte of a table; null while either is unknown. */
    @Nullable
    Double amplification(Database of, TableName table) {
        Long onDisk = tables.get(table);
        Footprint logical = of.footprints().of(new Scope.OfTable(table));
        return onDisk == null || logical == null || logical.bytes() <= 0
                ? null
                : (Double) ((double) onDisk / logical.bytes());
    }

    static Subject subject(Database database, TableName table) {
        return new Subject(Subject.Kind.TABLE, database.name(), table.toString());
    }

    private static Map<TableName, Long> tables(Database database) {
        Map<TableName, Long> tables = new TreeMap<>();
        for (TableName table : database.tablesSoFar().keySet()) {
            UsageBucket size = database.usages().latest(subject(database, table), UsageMeasure.PHYSICAL_SIZE);
            if (size != null) {
                tables.put(table, Math.round(size.last()));
            }
        }
        return tables;
    }

    private static Map<TableName, Map<Tenant, Long>> logical(Database database) {
        Map<TableName, Map<Tenant, Long>> logical = new HashMap<>();
        database.footprints()
                .tenantTables()
                .forEach((part, live) -> logical.computeIfAbsent(part.table(), table -> new TreeMap<>(ORDER))
                        .put(part.tenant(), live.bytes()));
        return logical;
    }

    /** Tables may have been measured after the database: it is no smaller than they are. */
    private static @Nullable Long whole(Database database, Map<TableName, Long> tables) {
        UsageBucket size = database.usages().latest(Subject.database(database.name()), UsageMeasure.PHYSICAL_SIZE);
        return size == null ? null : (Long) Math.max(Math.round(size.last()), sum(tables));
    }

    private static long sum(Map<TableName, Long> tables) {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }
}
