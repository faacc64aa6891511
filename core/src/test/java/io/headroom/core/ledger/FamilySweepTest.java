package io.headroom.core.ledger;

import static io.headroom.core.ledger.FamilyRows.PROJECTS;
import static io.headroom.core.ledger.FamilyRows.USERS;
import static io.headroom.core.ledger.FamilyRows.VISITS;
import static io.headroom.core.ledger.FamilyRows.id;
import static io.headroom.core.ledger.FamilyRows.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.footprint.Footprint;
import io.headroom.core.growth.Flows;
import io.headroom.core.growth.Origin;
import io.headroom.core.ledger.FamilyRows.Row;
import io.headroom.core.ledger.SimulatedDatabase.Sent;
import io.headroom.core.scope.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Children that sweeps counted by tenant and rows name by parent, and the other way round: growth is told once. */
class FamilySweepTest {
    private static final Instant FIRST = Instant.parse("2026-11-21T10:02:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(3_600);
    private static final Instant THIRD = SECOND.plusSeconds(3_600);

    private final FamilyRows rows = new FamilyRows();
    private final FamilyPartitions partitions = new FamilyPartitions(3, new Random(7));
    private final int[] epochs = new int[4];

    FamilySweepTest() {
        for (int user = 0; user < 4; user++) {
            rows.of(USERS).put(user, new Row(null, user % 2, 50));
            rows.of(PROJECTS).put(user, new Row(user, 0, 100));
        }
    }

    @Test
    void captureTakesOverFromSweeps_withoutCountingChildrenTwice() {
        sweep(1, FIRST);

        rows.of(PROJECTS).put(5, new Row(1, 0, 100));
        capture(2, SECOND, true);

        assertThat(partitions.footprints()).isEqualTo(rows.live());
        assertThat(total(Origin.RECONSTRUCTED)).isEqualTo(Flows.added(8, 600));
        assertThat(settled(Origin.REPAIRED)).isEqualTo(new Footprint(1, 100));
        assertThat(total(Origin.OBSERVED)).isEqualTo(Flows.NONE);
    }

    @Test
    void footprintsStandStill_untilEveryChildHasBeenRead() {
        sweep(1, FIRST);

        capture(2, SECOND, false);

        assertThat(partitions.footprints()).isEqualTo(rows.live());
        assertThat(total(Origin.RECONSTRUCTED)).isEqualTo(Flows.added(8, 600));
    }

    @Test
    void footprintsDoNotFall_betweenTheEndOfTheCountAndTheWatermark() {
        sweep(1, FIRST);

        capture(2, SECOND, true, 0);

        assertThat(partitions.footprints()).isEqualTo(rows.live());
    }

    @Test
    void sweepsTakeOverFromACapture_andGiveBack() {
        capture(1, FIRST, true);
        rows.of(PROJECTS).remove(3);
        sweep(2, SECOND);

        assertThat(partitions.footprints()).isEqualTo(rows.live());
        assertThat(settled(Origin.REPAIRED)).isEqualTo(new Footprint(-1, -100));

        capture(3, THIRD, true);

        assertThat(partitions.footprints()).isEqualTo(rows.live());
        assertThat(partitions.sums()).isEqualTo(rows.live());
        assertThat(total(Origin.RECONSTRUCTED)).isEqualTo(Flows.added(8, 600));
        assertThat(settled(Origin.REPAIRED)).isEqualTo(new Footprint(-1, -100));
    }

    private void sweep(int generation, Instant at) {
        List<Sent> sent = opened(generation, at, true);
        sent.addAll(SweptFamily.told(rows, epochs, generation, at));
        partitions.deliver(sent, Set.of());
        partitions.run();
    }

    private void capture(int generation, Instant at, boolean finished) {
        capture(generation, at, finished, 2);
    }

    private void capture(int generation, Instant at, boolean finished, int watermarks) {
        List<Sent> sent = opened(generation, at, false);
        for (int table = USERS; table <= PROJECTS; table++) {
            int level = table;
            rows.of(table).forEach((id, row) -> sent.add(seed(level, id, row, generation, at)));
        }
        for (int table = USERS; finished && table <= VISITS; table++) {
            Position end = new Position(generation, 7, table);
            sent.add(new Sent(null, new Mark.Finished(id(table), epochs[table], end, at)));
        }
        for (int mark = 8; mark < 8 + watermarks; mark++) {
            Position end = new Position(generation, mark, 0);
            sent.add(new Sent(null, new Mark.Watermark("studio", end, at, 1)));
        }
        partitions.deliver(sent, Set.of());
        partitions.run();
    }

    private Sent seed(int table, int id, Row row, int generation, Instant at) {
        Position position = new Position(generation, 1, 0);
        Instant birth = FamilyRows.birth(table, id);
        return new Sent(
                key(table, id),
                new RowChange(
                        Operation.SEED,
                        true,
                        position,
                        epochs[table],
                        7,
                        at,
                        birth,
                        rows.owner(table, row),
                        row.bytes(),
                        List.of()));
    }

    private List<Sent> opened(int generation, Instant at, boolean sampled) {
        List<Sent> marks = new ArrayList<>();
        for (int table = USERS; table <= VISITS; table++) {
            epochs[table]++;
            TableName name = new TableName("public", "t" + table);
            Position start = new Position(generation, 0, 0);
            var parent = sampled || table != PROJECTS ? null : id(USERS);
            marks.add(new Sent(
                    null, new Mark.Opened(id(table), "studio", name, epochs[table], start, at, parent, sampled)));
        }
        return marks;
    }

    private Footprint settled(Origin origin) {
        return total(origin).net();
    }

    private Flows total(Origin origin) {
        return partitions.flows().entrySet().stream()
                .filter(flow -> flow.getKey().bucket().origin() == origin)
                .map(flow -> flow.getValue())
                .reduce(Flows.NONE, Flows::plus);
    }
}
