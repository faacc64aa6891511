package io.headroom.ingest.stream;

import io.headroom.core.change.Owner;
import io.headroom.ingest.row.Column;
import io.headroom.ingest.row.RowKeyBytes;
import io.headroom.ingest.row.RowSize;
import io.headroom.ingest.row.RowSizer;
import io.headroom.ingest.row.TableShape;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Reads rows by the table's shape in the catalogue and by the configured columns. */
public final class ShapedRows implements RowReader {
    private final RowSizer sizer;
    private final RowKeyBytes keys;
    private final OwnerReader owners;
    private final @Nullable String birthColumn;
    private final Set<String> contents;

    /**
     * @param owners tells whose a row is
     * @param createdAt columns that may hold the time of creation, best first
     */
    public ShapedRows(TableShape shape, OwnerReader owners, List<String> createdAt) {
        List<String> present = shape.columns().stream().map(Column::name).toList();
        this.sizer = new RowSizer(shape);
        this.keys = new RowKeyBytes(shape);
        this.owners = owners;
        this.birthColumn = birthColumn(createdAt, present);
        this.contents = new HashSet<>(keys.names());
        contents.addAll(owners.columns());
    }

    /** The best of the columns that may hold the time of creation, null if a table has none of them. */
    public static @Nullable String birthColumn(List<String> createdAt, List<String> present) {
        return createdAt.stream().filter(present::contains).findFirst().orElse(null);
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
        return owners.owner(image, former);
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
}
