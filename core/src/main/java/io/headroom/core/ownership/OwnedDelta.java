package io.headroom.core.ownership;

import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.delta.BookedFlows;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * What happened in one batch to the rows of one table that belong to one parent row, on its way to that row's partition.
 *
 * @param batch position of the watermark before it
 * @param cohort when the rows were born
 * @param flows whose net is what {@code sums} add up to
 */
public record OwnedDelta(
        String database, Position batch, RowKey parent, TableId table, Cohort cohort, EpochSums sums, BookedFlows flows)
        implements Handed {

    boolean isNone() {
        return sums.isNone() && flows.isNone();
    }

    /** The same, as the next parent on the way sees it. */
    OwnedDelta to(RowKey nextParent) {
        return new OwnedDelta(database, batch, nextParent, table, cohort, sums, flows);
    }

    /** The same rows, with what happened to them in another batch. */
    OwnedDelta with(Position newBatch, EpochSums newSums, BookedFlows newFlows) {
        return new OwnedDelta(database, newBatch, parent, table, cohort, newSums, newFlows);
    }

    /** Both, which are about the same rows in the same batch. */
    public OwnedDelta plus(OwnedDelta other) {
        return with(batch, sums.plus(other.sums), flows.plus(other.flows));
    }

    BroodKey key() {
        return new BroodKey(table, cohort);
    }

    void write(WireWriter out) {
        batch.write(out.putText(database));
        parent.write(out);
        cohort.write(out.putInt(table.value()));
        sums.write(out);
        flows.write(out);
    }

    static OwnedDelta read(WireReader in) {
        String database = in.getText();
        Position batch = Position.read(in);
        RowKey parent = RowKey.read(in);
        TableId table = new TableId(in.getInt());
        return new OwnedDelta(
                database, batch, parent, table, Cohort.read(in), EpochSums.read(in), BookedFlows.read(in));
    }
}
