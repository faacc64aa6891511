package io.headroom.ingest.stream;

import io.headroom.core.capture.ParentReference;
import io.headroom.core.change.Owner;
import io.headroom.core.change.RowHasher;
import io.headroom.core.scope.Tenant;
import io.headroom.ingest.row.ParentKeyBytes;
import io.headroom.ingest.row.TableShape;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** A foreign key names the row whose owner is this row's owner. */
final class ParentRow implements OwnerReader {
    private final ParentReference reference;
    private final ParentKeyBytes keys;
    private final RowHasher hasher;

    ParentRow(TableShape shape, ParentReference reference, RowHasher hasher) {
        this.reference = reference;
        this.keys = new ParentKeyBytes(shape, reference.columns());
        this.hasher = hasher;
    }

    /** A former image is no help: under the default replica identity it is made up. */
    @Override
    public Owner owner(Struct image, @Nullable Struct former) {
        byte[] key = keys.of(image);
        if (key == null) {
            return new Owner.OfTenant(Tenant.NULL);
        }
        return keys.leftOut(image)
                ? new Owner.OfTenant(Tenant.UNRESOLVED)
                : new Owner.OfParent(hasher.hash(reference.table(), key));
    }

    @Override
    public List<String> columns() {
        return reference.columns();
    }
}
