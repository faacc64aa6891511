package io.headroom.api.database;

import io.headroom.core.scope.Scope;
import io.headroom.core.scope.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a database takes up on disk, and whose it is.
 *
 * @param bytes the whole; null while nobody has measured it
 * @param system what of it is no owner's: catalogues, tables that are not watched; null with {@code bytes}
 * @param owners largest first; with {@code system} they add up to the whole
 */
public record OnDisk(
        String database, @Nullable Long bytes, @Nullable Long system, List<Owner> owners) {

    /**
     * @param name what the configuration calls the tenant; null where it says nothing
     * @param bytes its part of each table, by logical bytes
     * @param growthPerDay of logical bytes; null under one day
     */
    public record Owner(
            Tenant tenant,
            @Nullable String name,
            long bytes,
            @Nullable Double growthPerDay) {}

    static OnDisk of(Database database, Map<String, String> names) {
        Physical physical = Physical.of(database);
        List<Owner> owners = new ArrayList<>();
        physical.tenants()
                .forEach((tenant, bytes) -> owners.add(new Owner(
                        tenant,
                        names.get(tenant.id()),
                        bytes,
                        Pace.of(database.growth(), new Scope.OfTenant(tenant)).bytes())));
        owners.sort(Comparator.comparingLong(Owner::bytes)
                .reversed()
                .thenComparing(owner -> owner.tenant().kind())
                .thenComparing(owner -> owner.tenant().id()));
        return new OnDisk(database.name(), physical.database(), physical.system(), List.copyOf(owners));
    }
}
