package io.headroom.ingest.row;

import io.headroom.core.change.WideAttribute;
import java.util.List;

/**
 * Uncompressed size of a row, as defined in {@code docs/bytes.md}.
 *
 * @param baseBytes header, null bitmap and every attribute that is not wide, alignment included
 * @param wide the attributes that PostgreSQL may hold out of line, by number
 */
public record RowSize(long baseBytes, List<WideAttribute> wide) {

    public RowSize {
        wide = List.copyOf(wide);
    }

    /** The whole row, as far as this image tells: attributes that the update left alone count as nothing. */
    public long knownBytes() {
        long bytes = baseBytes;
        for (WideAttribute attribute : wide) {
            if (attribute instanceof WideAttribute.Sized sized) {
                bytes += sized.bytes();
            }
        }
        return bytes;
    }
}
