package io.headroom.ingest.stream;

import io.headroom.core.change.Owner;
import io.headroom.core.scope.Tenant;
import io.headroom.ingest.row.Column;
import io.headroom.ingest.row.RowKeyBytes;
import io.headroom.ingest.row.RowSize;
import io.headroom.ingest.row.RowSizer;
import io.headroom.ingest.row.TableShape;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Reads rows by the table's shape in the catalogue and by the configured columns. */
public final class ShapedRows implements RowReader {
    private static final String UNCHANGED = "__debezium_unavailable_value";

    private final RowSizer sizer;
    private final RowKeyBytes keys;
    private final @Nullable String tenantColumn;
    private final @Nullable String birthColumn;
    private final Set<String> contents;

    /**
     * @param tenantColumn absent where every row is shared
     * @param createdAt columns that may hold the time of creation, best first
     */
    public ShapedRows(TableShape shape, @Nullable String tenantColumn, List<String> createdAt) {
        List<String> present = shape.columns().stream().map(Column::name).toList();
        Optional<String> birth = createdAt.stream().filter(present::contains).findFirst();
        this.sizer = new RowSizer(shape);
        this.keys = new RowKeyBytes(shape);
        this.tenantColumn = tenantColumn;
        this.birthColumn = birth.orElse(null);
        this.contents = new HashSet<>(keys.names());
        if (tenantColumn != null) {
            contents.add(tenantColumn);
        }
    }

    @Override
    public boolean keyed() {
        return keys.keyed();
    }

    @Override
    public byte[] key(Struct image, @Nullable Struct former) {
        return keys.of(image, former);
    }

    @Override
    public RowSize size(Struct image, @Nullable Struct former) {
        return sizer.size(image, former);
    }

    @Override
    public Owner owner(Struct image, @Nullable Struct former) {
        if (tenantColumn == null) {
            return new Owner.OfTenant(Tenant.SHARED);
        }
        Object value = value(image, tenantColumn);
        if (UNCHANGED.equals(value)) {
            value = former == null ? UNCHANGED : value(former, tenantColumn);
        }
        if (value == null) {
            return new Owner.OfTenant(Tenant.NULL);
        }
        return new Owner.OfTenant(UNCHANGED.equals(value) ? Tenant.UNRESOLVED : Tenant.of(value.toString()));
    }

    @Override
    public @Nullable Instant birth(Struct image) {
        Field field = birthColumn == null ? null : image.schema().field(birthColumn);
        return field == null ? null : BirthTime.of(field.schema().name(), image.getWithoutDefault(field.name()));
    }

    @Override
    public Set<String> contents() {
        return contents;
    }

    /** The column that says when a row was created. */
    public @Nullable String birthColumn() {
        return birthColumn;
    }

    @Override
    public boolean understands(Struct image) {
        return sizer.understands(image);
    }

    private static @Nullable Object value(Struct image, String column) {
        return image.schema().field(column) == null ? null : image.getWithoutDefault(column);
    }
}
