package io.headroom.core.ownership;

import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.growth.Bucket;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * A parent row went from one owner to another; to the same if the row is gone, because its children are not moved by that.
 *
 * @param batch in which it happened
 * @param at when it happened
 */
record OwnerChange(Position batch, Owner before, Owner after, Bucket at) {

    boolean isMove() {
        return !before.equals(after);
    }

    void write(WireWriter out) {
        batch.write(out);
        before.write(out);
        after.write(out);
        at.write(out);
    }

    static OwnerChange read(WireReader in) {
        return new OwnerChange(Position.read(in), Owner.read(in), Owner.read(in), Bucket.read(in));
    }
}
