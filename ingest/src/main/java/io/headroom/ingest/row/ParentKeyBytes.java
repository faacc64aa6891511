package io.headroom.ingest.row;

import io.headroom.core.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Encodes a row's reference to its parent row, exactly as {@link RowKeyBytes} encodes the parent's key. For use by one
 * thread.
 */
public final class ParentKeyBytes {
    private final int wanted;
    private final List<Column> columns;
    private final Images images;

    /** @param references columns of the table, in the order of the parent's key */
    public ParentKeyBytes(TableShape table, List<String> references) {
        this.wanted = references.size();
        this.columns = new ArrayList<>();
        references.forEach(name -> find(table, name).ifPresent(columns::add));
        this.images = new Images(columns);
    }

    private static Optional<Column> find(TableShape table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    /** @return nothing if the row has no parent: one of the columns is NULL, or gone */
    public byte @Nullable [] of(Struct image) {
        if (columns.size() < wanted) {
            return null;
        }
        WireWriter out = new WireWriter();
        for (int i = 0; i < wanted; i++) {
            Object value = images.get(image, i);
            if (value == null) {
                return null;
            }
            RowKeyBytes.put(out, value);
        }
        return out.bytes();
    }

    /** Whether the image leaves out a part of the reference because the update left it alone. */
    public boolean leftOut(Struct image) {
        for (int i = 0; i < columns.size(); i++) {
            if (Unchanged.is(images.get(image, i))) {
                return true;
            }
        }
        return false;
    }
}
