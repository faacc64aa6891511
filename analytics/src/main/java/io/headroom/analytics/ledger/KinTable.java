package io.headroom.analytics.ledger;

import io.headroom.core.ownership.Ends;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A table in the part that it plays between parents and children.
 *
 * @param parent whether its rows have children
 * @param ends epochs that are over, if its rows have parents
 */
record KinTable(boolean parent, @Nullable Ends ends) {
    static final KinTable NONE = new KinTable(false, null);

    void write(WireWriter out) {
        out.putByte((parent ? 1 : 0) | (ends == null ? 0 : 2));
        if (ends != null) {
            ends.write(out);
        }
    }

    static KinTable read(WireReader in) {
        int flags = in.getByte();
        return new KinTable((flags & 1) != 0, (flags & 2) == 0 ? null : Ends.read(in));
    }
}
