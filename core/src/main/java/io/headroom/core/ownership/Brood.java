package io.headroom.core.ownership;

import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * The rows of one table and month of birth below one parent row.
 *
 * @param history their flows as long as nobody knows whose they are, so that they can be booked again where they belong
 */
record Brood(EpochSums sums, History history) {
    static final Brood NONE = new Brood(EpochSums.NONE, History.NONE);

    void write(WireWriter out) {
        sums.write(out);
        history.write(out);
    }

    static Brood read(WireReader in) {
        return new Brood(EpochSums.read(in), History.read(in));
    }
}
