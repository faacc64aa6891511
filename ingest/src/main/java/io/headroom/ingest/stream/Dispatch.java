package io.headroom.ingest.stream;

import io.headroom.core.change.ChangeCodec;
import io.headroom.core.change.ChangeKey;
import io.headroom.core.change.Mark;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.ShareTotal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One record for {@code headroom.row-changes}, addressed. A null value lets compaction forget the key. */
@SuppressWarnings("ArrayRecordComponent") // Handed over once and never compared.
public record Dispatch(int partition, byte[] key, byte @Nullable [] value) {

    static Dispatch row(RowKey row, RowChange change, int partitions) {
        return new Dispatch(
                ChangeKey.partition(row, partitions), ChangeKey.of(row, change), ChangeCodec.encode(change));
    }

    /** What a sweep says of a share; the key is one of its own, and never that of a row. */
    public static Dispatch total(RowKey share, ShareTotal total, int partitions) {
        return new Dispatch(ChangeKey.partition(share, partitions), share.bytes(), ChangeCodec.encode(total));
    }

    public static Dispatch forgotten(RowKey row, int partitions) {
        return new Dispatch(ChangeKey.partition(row, partitions), row.bytes(), null);
    }

    /** A mark, once for each partition. */
    public static List<Dispatch> everywhere(Mark mark, int partitions) {
        byte[] key = ChangeKey.of(mark);
        byte[] value = ChangeCodec.encode(mark);
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new Dispatch(partition, key, value))
                .toList();
    }
}
