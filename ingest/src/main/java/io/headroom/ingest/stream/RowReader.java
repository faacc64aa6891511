package io.headroom.ingest.stream;

import io.headroom.core.change.Owner;
import io.headroom.ingest.row.RowSize;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table. An image's unchanged out-of-line values are looked up in the row's former image. */
public interface RowReader {

    /** False where equal rows are counted instead. */
    boolean keyed();

    /** The row's key, or the whole row where the table has none, in an unambiguous encoding. */
    byte[] key(Struct image, @Nullable Struct former);

    RowSize size(Struct image, @Nullable Struct former);

    Owner owner(Struct image, @Nullable Struct former);

    /** When the row says it was created. */
    @Nullable
    Instant birth(Struct image);

    /** The columns whose contents key and owner are made of; of all others the size will do. */
    Set<String> contents();

    /** Whether images of this form are understood; if not, the table was altered and has to be looked up again. */
    boolean understands(Struct image);
}
