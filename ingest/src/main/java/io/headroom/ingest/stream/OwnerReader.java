package io.headroom.ingest.stream;

import io.headroom.core.capture.Tenancy;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowHasher;
import io.headroom.core.scope.Tenant;
import io.headroom.ingest.row.TableShape;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Tells whose a row is. */
public interface OwnerReader {

    Owner owner(Struct image, @Nullable Struct former);

    /** The columns whose contents it reads. */
    List<String> columns();

    /** Reads as the table's record says, for streamed rows and seeds alike. For use by one thread. */
    static OwnerReader of(TableShape shape, Tenancy tenancy, RowHasher hasher) {
        if (tenancy.parent() != null) {
            return new ParentRow(shape, tenancy.parent(), hasher);
        }
        if (tenancy.column() != null) {
            return new TenantColumn(tenancy.column());
        }
        return new OneTenant(
                new Owner.OfTenant(tenancy.tenant() == null ? Tenant.SHARED : Tenant.of(tenancy.tenant())));
    }
}
