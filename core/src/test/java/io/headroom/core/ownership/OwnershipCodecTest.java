package io.headroom.core.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.cohort.Cohort;
import io.headroom.core.delta.BookedFlows;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Bucket;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;
import io.headroom.core.scope.Tenant;
import io.headroom.core.wire.WireReader;
import io.headroom.core.wire.WireWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is handed on and kept reads as it was written. */
class OwnershipCodecTest {
    private static final Position BATCH = new Position(2, 0xFFFF_0000_0000_0001L, 300);
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final Bucket BUCKET = Bucket.of(Origin.OBSERVED, AT);
    private static final RowKey PARENT = new RowKey(new TableId(5), -1, 7);
    private static final Owner ANN = new Owner.OfTenant(Tenant.of("ann"));
    private static final EpochSums SUMS = EpochSums.of(3, new Footprint(2, 50), new Footprint(-1, -20));

    @Test
    void differencesAndMarks() {
        BookedFlows flows = BookedFlows.of(BUCKET, Flows.movedIn(1, 30));
        OwnedDelta delta = new OwnedDelta("shop", BATCH, PARENT, new TableId(9), Cohort.of(AT), SUMS, flows);
        LevelMark mark = new LevelMark("shop", 1, 23, BATCH, AT);

        assertThat(Handed.decode(Handed.encode(delta))).isEqualTo(delta);
        assertThat(Handed.decode(Handed.encode(mark))).isEqualTo(mark);
    }

    @Test
    void whatIsKeptOfParents() {
        Dependents dependents =
                Dependents.of(new Owner.OfParent(PARENT)).with(new BroodKey(new TableId(9), Cohort.UNKNOWN), SUMS);
        OwnerLog log = OwnerLog.EMPTY
                .plus(new OwnerChange(BATCH, Owners.UNRESOLVED, ANN, BUCKET))
                .plus(new OwnerChange(BATCH, ANN, new Owner.OfParent(PARENT), BUCKET));

        assertThat(Dependents.decode(Dependents.encode(dependents))).isEqualTo(dependents);
        assertThat(OwnerLog.decode(OwnerLog.encode(log))).isEqualTo(log);
    }

    @Test
    void howFarPartitionsAre() {
        LevelClock clock = LevelClock.EMPTY
                .plus(new LevelMark("shop", 0, 0, BATCH, AT))
                .plus(new LevelMark("shop", 0, 1, BATCH, AT))
                .telling(BATCH);
        Batch batch = new Batch(BATCH, 2);
        WireWriter out = new WireWriter();
        batch.write(out);

        assertThat(LevelClock.decode(LevelClock.encode(clock))).isEqualTo(clock);
        assertThat(WireReader.read("batch", out.bytes(), Batch::read)).isEqualTo(batch);
    }

    @Test
    void whichEpochsAreOver() {
        Ends open = Ends.NONE.plus(new End(BATCH, 2, BUCKET)).plus(new End(BATCH, 3, BUCKET));

        assertThat(read(open)).isEqualTo(open);
        assertThat(read(open.without(open.open()))).isEqualTo(new Ends(new End(BATCH, 3, BUCKET), List.of()));
    }

    private static Ends read(Ends ends) {
        WireWriter out = new WireWriter();
        ends.write(out);
        return WireReader.read("ends", out.bytes(), Ends::read);
    }
}
