package io.headroom.ingest.row;

import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Computes how large a table's rows are, from the values in the stream; {@code docs/bytes.md} has the definition and
 * says why it is not what {@code pg_column_size} answers. For use by one thread.
 */
public final class RowSizer {
    private final RowLayout layout;
    private final Images images;
    private final boolean trustsFormer;

    public RowSizer(TableShape table) {
        this.layout = new RowLayout(table);
        this.images = new Images(table.streamed());
        this.trustsFormer = table.replicaIdentity() == ReplicaIdentity.FULL;
    }

    /** Names of the columns whose size is an estimate, because their type's storage form is not modelled. */
    public List<String> estimated() {
        return layout.columns().stream()
                .filter(SizedColumn::estimated)
                .map(SizedColumn::name)
                .toList();
    }

    /** Whether images of this form were seen before, or none was yet; if not, the table has been altered. */
    public boolean understands(Struct image) {
        return images.understands(image);
    }

    /**
     * @param image the row as the change left it
     * @param former the row before, if the change has it; heard only where the replica identity is full, since it holds
     *     made-up values otherwise
     */
    public RowSize size(Struct image, @Nullable Struct former) {
        List<SizedColumn> columns = layout.columns();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).take(images.get(image, trustsFormer ? former : null, i));
        }
        return layout.size();
    }
}
