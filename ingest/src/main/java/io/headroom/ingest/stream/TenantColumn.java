package io.headroom.ingest.stream;

import io.headroom.core.change.Owner;
import io.headroom.core.scope.Tenant;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A column of the row names its tenant. */
record TenantColumn(String name) implements OwnerReader {
    private static final String UNCHANGED = "__debezium_unavailable_value";

    @Override
    public Owner owner(Struct image, @Nullable Struct former) {
        Object value = value(image);
        if (UNCHANGED.equals(value)) {
            value = former == null ? UNCHANGED : value(former);
        }
        if (value == null) {
            return new Owner.OfTenant(Tenant.NULL);
        }
        return new Owner.OfTenant(UNCHANGED.equals(value) ? Tenant.UNRESOLVED : Tenant.of(value.toString()));
    }

    @Override
    public List<String> columns() {
        return List.of(name);
    }

    private @Nullable Object value(Struct image) {
        return image.schema().field(name) == null ? null : image.getWithoutDefault(name);
    }
}
