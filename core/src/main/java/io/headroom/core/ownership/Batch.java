package io.headroom.core.ownership;

import io.headroom.core.change.Position;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * What one partition is in the middle of: all that a database says between two watermarks. Every partition reads the same
 * watermarks, so a batch is the same set of changes however many partitions share it.
 *
 * @param since position of the watermark before it
 * @param levels most parents that a difference of the database has ever had to pass
 */
public record Batch(Position since, int levels) {
    public static final Batch FIRST = new Batch(Position.NONE, 0);

    public void write(WireWriter out) {
        since.write(out);
        out.putUnsigned(levels);
    }

    public static Batch read(WireReader in) {
        return new Batch(Position.read(in), in.getUnsignedInt());
    }
}
