package io.headroom.core.ownership;

import io.headroom.core.change.Position;
import io.headroom.core.growth.Bucket;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * Rows of a table last seen in an earlier epoch than {@code floor} went.
 *
 * @param batch in which they went
 * @param at when they went
 */
record End(Position batch, int floor, Bucket at) {

    void write(WireWriter out) {
        batch.write(out);
        at.write(out.putUnsigned(floor));
    }

    static End read(WireReader in) {
        Position batch = Position.read(in);
        int floor = in.getUnsignedInt();
        return new End(batch, floor, Bucket.read(in));
    }
}
