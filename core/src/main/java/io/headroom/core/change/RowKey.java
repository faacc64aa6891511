package io.headroom.core.change;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.nio.ByteBuffer;

/**
 * Identity of a row that gives nothing away about its contents: the table and a keyed 128-bit hash of the row's key
 * (of the whole row where the table has no key).
 */
public record RowKey(TableId table, long high, long low) {
    /** Encoded length: 4 bytes of table id, 16 of hash. */
    public static final int LENGTH = 20;

    /** Reads {@value #LENGTH} bytes from the buffer's position. */
    public static RowKey read(ByteBuffer in) {
        return new RowKey(new TableId(in.getInt()), in.getLong(), in.getLong());
    }

    public static RowKey read(WireReader in) {
        return new RowKey(new TableId(in.getInt()), in.getLong(), in.getLong());
    }

    public void write(WireWriter out) {
        out.putInt(table.value()).putLong(high).putLong(low);
    }

    void write(ByteBuffer out) {
        out.putInt(table.value()).putLong(high).putLong(low);
    }

    /** The inverse of {@link #bytes()}. */
    public static RowKey of(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH);
        write(out);
        return out.array();
    }
}
