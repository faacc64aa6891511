package io.headroom.ingest.stream;

import io.headroom.core.change.Operation;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowHasher;
import io.headroom.core.change.RowKey;
import io.headroom.ingest.row.RowSize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Says in row changes what happened to a row. A before-image is trusted for the row's key only, unless the whole row
 * was sent: under the default replica identity its other columns are defaults of their types.
 */
final class RowTranslation {
    private final RowHasher hasher;
    private final int partitions;

    RowTranslation(RowHasher hasher, int partitions) {
        this.hasher = hasher;
        this.partitions = partitions;
    }

    /** @param position the first of the record's two */
    List<Dispatch> translate(CountedTable table, Envelope envelope, Position position) {
        return switch (envelope.event()) {
            case INSERT -> List.of(arrival(table, envelope, Operation.INSERT, position));
            case UPDATE -> update(table, envelope, position);
            case DELETE -> removal(table, envelope, position);
            case SEED, TRUNCATE, BEAT ->
                throw new IllegalArgumentException(envelope.event() + " is about no single row");
        };
    }

    /** Rows without a key, and rows whose key changed, leave as what they were and arrive as what they are. */
    private List<Dispatch> update(CountedTable table, Envelope envelope, Position position) {
        Struct before = envelope.before();
        if (before == null) {
            return List.of(arrival(table, envelope, Operation.UPDATE, position));
        }
        byte[] was = table.rows().key(before, null);
        byte[] is = table.rows().key(image(envelope.after()), before);
        if (Arrays.equals(was, is)) {
            return table.rows().keyed() ? List.of(arrival(table, envelope, Operation.UPDATE, position)) : List.of();
        }
        List<Dispatch> both = new ArrayList<>(removal(table, envelope, position));
        Position second = new Position(position.generation(), position.commit(), position.ordinal() + 1);
        both.add(arrival(table, envelope, Operation.INSERT, second));
        return both;
    }

    private Dispatch arrival(CountedTable table, Envelope envelope, Operation operation, Position position) {
        Struct image = image(envelope.after());
        Struct former = envelope.before();
        RowReader rows = table.rows();
        RowSize size = rows.size(image, former);
        RowChange change = new RowChange(
                operation,
                rows.keyed(),
                position,
                table.epoch(),
                envelope.transactionId(),
                envelope.at(),
                rows.birth(image),
                rows.owner(image, former),
                size.baseBytes(),
                size.wide());
        return Dispatch.row(hasher.hash(table.id(), rows.key(image, former)), change, partitions);
    }

    /** The removal of a row with a key is followed by a tombstone, so that compaction forgets the row. */
    private List<Dispatch> removal(CountedTable table, Envelope envelope, Position position) {
        boolean keyed = table.rows().keyed();
        RowKey row = hasher.hash(table.id(), table.rows().key(image(envelope.before()), null));
        RowChange change = RowChange.delete(keyed, position, table.epoch(), envelope.transactionId(), envelope.at());
        Dispatch removed = Dispatch.row(row, change, partitions);
        return keyed ? List.of(removed, Dispatch.forgotten(row, partitions)) : List.of(removed);
    }

    private static Struct image(@Nullable Struct image) {
        if (image == null) {
            throw new IllegalArgumentException("the record lacks the row's image");
        }
        return image;
    }
}
