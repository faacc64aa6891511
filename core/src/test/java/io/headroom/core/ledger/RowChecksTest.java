package io.headroom.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.Mark;
import io.headroom.core.change.Operation;
import io.headroom.core.change.Owner;
import io.headroom.core.change.Position;
import io.headroom.core.change.RowChange;
import io.headroom.core.change.RowKey;
import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.RowWatch;
import io.headroom.core.scope.TableName;
import io.headroom.core.scope.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RowChecksTest {
    private static final TableId BOOKING = new TableId(17);
    private static final TableId CHILD = new TableId(18);
    private static final Instant AT = Instant.parse("2026-11-21T10:02:00Z");
    private static final int PARTITIONS = 3;

    private final List<MapBooks> partitions = new ArrayList<>();
    private final List<Bookkeeper> keepers = new ArrayList<>();
    private final Set<Integer> there = new HashSet<>();
    private long commit;

    @Property
    void acceptsEveryCountOfAMomentBetweenTheMarks(
            @ForAll Random random, @ForAll @IntRange(max = 40) int before, @ForAll @IntRange(max = 40) int during) {
        introduce();
        change(random, before);
        check(1, true);
        List<Integer> counts = new ArrayList<>(List.of(there.size()));
        for (int i = 0; i < during; i++) {
            change(random, 1);
            counts.add(there.size());
        }
        check(1, false);
        change(random, before);

        Bracket bracket = bracket(1);

        assertThat(counts)
                .allSatisfy(count -> assertThat(bracket.excessOver(count)).isZero());
    }

    @Property
    void alwaysFindsALostChange_onceTheTableIsQuiet(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 9) int lost, @ForAll @IntRange(max = 40) int rows) {
        introduce();
        change(random, rows);
        there.addAll(Stream.iterate(1_000, row -> row + 1).limit(lost).toList());
        check(1, true);
        check(1, false);

        assertThat(bracket(1).excessOver(there.size())).isEqualTo(-lost);
    }

    @Test
    void countsRowsOfParentRows() {
        introduce();
        insertChild(1);
        check(1, true);
        insertChild(2);
        insertChild(3);
        check(1, false);

        assertThat(partitions.get(0).brackets.get(CHILD)).containsExactly(new RowWatch(1, 3, new Bracket(1, 3)));
        assertThat(partitions.get(1).brackets.get(CHILD)).containsExactly(new RowWatch(1, 0, Bracket.at(0)));
    }

    @Test
    void saysNothing_whenTheTableIsEmptiedOrCountedMeanwhile() {
        introduce();
        check(1, true);
        everywhere(new Mark.Truncated(BOOKING, 2, next(), AT));
        check(1, false);
        everywhere(new Mark.Opened(BOOKING, "shop", new TableName("public", "booking"), 3, next(), AT));
        check(2, true);
        check(2, false);

        assertThat(partitions)
                .allSatisfy(books -> assertThat(books.brackets.get(BOOKING)).isNull());
    }

    @Test
    void aCheckThatNobodyEnded_givesWayToTheNext() {
        introduce();
        check(1, true);
        insertChild(1);
        check(2, true);
        check(1, false);
        check(3, true);
        check(3, false);

        assertThat(partitions.get(0).brackets.get(CHILD)).containsExactly(new RowWatch(3, 1, Bracket.at(1)));
    }

    @Test
    void writesNothingForAChange_whileNoCheckIsOpen() {
        introduce();
        TableState idle = partitions.get(0).table(CHILD);
        insertChild(1);

        assertThat(partitions.get(0).table(CHILD)).isSameAs(idle);
    }

    /** From the beginning: a property tries many times over. */
    private void introduce() {
        there.clear();
        partitions.clear();
        keepers.clear();
        Stream.generate(MapBooks::new).limit(PARTITIONS).forEach(partitions::add);
        partitions.forEach(books -> keepers.add(books.keeper()));
        everywhere(new Mark.Opened(BOOKING, "shop", new TableName("public", "booking"), 1, next(), AT));
        everywhere(new Mark.Opened(CHILD, "shop", new TableName("public", "item"), 1, next(), AT, BOOKING));
        everywhere(new Mark.Finished(BOOKING, 1, next(), AT));
        everywhere(new Mark.Finished(CHILD, 1, next(), AT));
    }

    private void check(long number, boolean begins) {
        Mark mark = new Mark.Check("shop", number, begins, List.of(BOOKING, CHILD), next(), AT);
        everywhere(mark);
        everywhere(mark); // Delivered twice.
    }

    /** Every change has its place in one order, and goes to the partition of its row. */
    private void change(Random random, int times) {
        for (int i = 0; i < times; i++) {
            int row = random.nextInt(12);
            boolean leaves = there.contains(row) && random.nextBoolean();
            Owner owner = new Owner.OfTenant(Tenant.of("t" + random.nextInt(2)));
            boolean isNew = leaves ? there.remove(row) : there.add(row);
            RowChange change = leaves
                    ? RowChange.delete(true, next(), 1, 7, AT)
                    : new RowChange(
                            isNew ? Operation.INSERT : Operation.UPDATE,
                            true,
                            next(),
                            1,
                            7,
                            AT,
                            null,
                            owner,
                            9,
                            List.of());
            keepers.get(row % PARTITIONS).apply(() -> new RowKey(BOOKING, row, row), change);
        }
    }

    private void insertChild(int row) {
        Owner parent = new Owner.OfParent(new RowKey(BOOKING, 1, 1));
        RowChange change = new RowChange(Operation.INSERT, true, next(), 1, 7, AT, null, parent, 9, List.of());
        keepers.get(0).apply(() -> new RowKey(CHILD, row, row), change);
    }

    private Bracket bracket(long number) {
        return partitions.stream()
                .map(books -> books.brackets.get(BOOKING).get(0))
                .peek(watch -> assertThat(watch.check()).isEqualTo(number))
                .map(RowWatch::bracket)
                .reduce(Bracket::plus)
                .orElseThrow();
    }

    private void everywhere(Mark mark) {
        keepers.forEach(keeper -> keeper.apply(() -> new RowKey(BOOKING, 0, 0), mark));
    }

    private Position next() {
        return new Position(1, ++commit, 1);
    }
}
