package io.headroom.ingest.row;

import io.headroom.core.change.WideAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Computes how large a table's rows are, from the values in the stream; {@code docs/bytes.md} has the definition and
 * says why it is not what {@code pg_column_size} answers. For use by one thread.
 */
public final class RowSizer {
    private static final int TUPLE_HEADER = 23;
    private static final int TUPLE_ALIGNMENT = 8;
    /** {@code TOAST_TUPLE_THRESHOLD} at the usual page size: no larger row is stored as it comes. */
    private static final int TOAST_THRESHOLD = 2_032;
    /** Smaller values are never moved out: their pointer would take as much room. */
    private static final int SMALLEST_WIDE = 21;
    /** A quarter of the threshold: such a value may still be out of line after the rest of its row has shrunk. */
    private static final int ALWAYS_WIDE = TOAST_THRESHOLD / 4 + 1;

    private final SizedColumn[] columns;
    private final Images images;
    private final boolean trustsFormer;
    private final boolean gaps;
    private final int bitmap;

    public RowSizer(TableShape table) {
        List<Column> present = table.columns().stream().filter(Column::streamed).toList();
        this.columns = present.stream().map(SizedColumn::new).toArray(SizedColumn[]::new);
        this.images = new Images(present);
        this.trustsFormer = table.replicaIdentity() == ReplicaIdentity.FULL;
        this.gaps = present.size() < table.columns().size();
        this.bitmap = (table.columns().size() + 7) / 8;
    }

    /** Names of the columns whose size is an estimate, because their type's storage form is not modelled. */
    public List<String> estimated() {
        return Arrays.stream(columns)
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
        boolean nulls = gaps;
        boolean unchanged = false;
        for (int i = 0; i < columns.length; i++) {
            columns[i].take(images.get(image, trustsFormer ? former : null, i));
            nulls |= columns[i].isNull();
            unchanged |= columns[i].isUnchanged();
        }
        long header = Attribute.align(TUPLE_HEADER + (nulls ? bitmap : 0), TUPLE_ALIGNMENT);
        boolean large = unchanged || header + layout(Integer.MAX_VALUE) > TOAST_THRESHOLD;
        int wideFrom = large ? SMALLEST_WIDE : ALWAYS_WIDE;
        return new RowSize(header + layout(wideFrom), wide(wideFrom));
    }

    /** Bytes of the attributes in a row, where those of at least {@code wideFrom} bytes take no room. */
    private long layout(int wideFrom) {
        long end = 0;
        for (SizedColumn column : columns) {
            end = column.place(end, wideFrom);
        }
        return end;
    }

    private List<WideAttribute> wide(int wideFrom) {
        List<WideAttribute> wide = List.of();
        for (SizedColumn column : columns) {
            WideAttribute attribute = column.wide(wideFrom);
            if (attribute != null) {
                wide = wide.isEmpty() ? new ArrayList<>() : wide;
                wide.add(attribute);
            }
        }
        return wide;
    }
}
