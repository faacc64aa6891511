package io.headroom.core.ownership;

import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.delta.Delta;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.scope.TableName;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;

/**
 * What happened to the rows of one table that belong to one parent row, on its way to that row's partition.
 *
 * @param cohort when the rows were born
 * @param history whose net is what {@code sums} add up to
 * @param now the bucket of what made it happen
 */
public record OwnedDelta(RowKey parent, OwnedTable table, Cohort cohort, EpochSums sums, History history, Bucket now)
        implements Handed {

    public static OwnedDelta of(RowKey parent, TableId id, String database, TableName name, int epoch, Delta delta) {
        return new OwnedDelta(
                parent,
                new OwnedTable(id, database, name),
                delta.stake().cohort(),
                EpochSums.of(epoch, delta.current(), delta.older()),
                History.of(delta.bucket(), delta.flows()),
                delta.bucket());
    }

    boolean isNone() {
        return sums.isNone() && history.equals(History.NONE);
    }

    /** The same, as the next parent on the way sees it. */
    OwnedDelta to(RowKey nextParent) {
        return new OwnedDelta(nextParent, table, cohort, sums, history, now);
    }

    BroodKey key() {
        return new BroodKey(table.id(), cohort);
    }

    /**
     * What is left where the rows of earlier epochs than {@code floor} have been declared gone already: those that come
     * late went at once, those that leave late had been removed too early.
     */
    OwnedDelta from(int floor) {
        Footprint late = sums.before(floor);
        if (late.isNone()) {
            return this;
        }
        Flows settled = late.rows() < 0
                ? Flows.added(-late.rows(), -late.bytes())
                : late.rows() > 0 ? Flows.removed(late.rows(), late.bytes()) : Flows.widened(-late.bytes());
        return new OwnedDelta(parent, table, cohort, sums.from(floor), history.plus(History.of(now, settled)), now);
    }

    void write(WireWriter out) {
        out.putInt(parent.table().value()).putLong(parent.high()).putLong(parent.low());
        table.write(out);
        cohort.write(out);
        sums.write(out);
        history.write(out);
        now.write(out);
    }

    static OwnedDelta read(WireReader in) {
        RowKey parent = new RowKey(new TableId(in.getInt()), in.getLong(), in.getLong());
        return new OwnedDelta(
                parent, OwnedTable.read(in), Cohort.read(in), EpochSums.read(in), History.read(in), Bucket.read(in));
    }
}
