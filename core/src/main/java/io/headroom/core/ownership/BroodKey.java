package io.headroom.core.ownership;

import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.util.Comparator;

/** Which rows below a parent row: those of a table, born in a month. */
record BroodKey(TableId table, Cohort cohort) {
    static final Comparator<BroodKey> ORDER =
            Comparator.<BroodKey>comparingInt(key -> key.table.value()).thenComparingLong(key -> key.cohort.start());

    void write(WireWriter out) {
        cohort.write(out.putInt(table.value()));
    }

    static BroodKey read(WireReader in) {
        return new BroodKey(new TableId(in.getInt()), Cohort.read(in));
    }
}
