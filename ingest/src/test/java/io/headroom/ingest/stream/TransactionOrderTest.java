package io.headroom.ingest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TransactionOrderTest {

    @Test
    void risesWithEveryRecord_andStartsAgainWithEveryTransaction() {
        List<Position> positions = positions(2);

        assertThat(positions)
                .containsExactly(
                        new Position(2, 1, 1),
                        new Position(2, 1, 3),
                        new Position(2, 100, 1),
                        new Position(2, 100, 3),
                        new Position(2, 200, 1));
        assertThat(positions).isSorted();
        assertThat(positions).allMatch(position -> position.isAfter(TransactionOrder.beginning(2)));
    }

    @Test
    void givesTheSameAgain_afterARestart() {
        assertThat(positions(2)).isEqualTo(positions(2));
    }

    @Test
    void putsSeedsBeforeTheFirstTransaction_eachAtItsOwnPlace() {
        TransactionOrder order = new TransactionOrder(2);

        List<Position> seeds = List.of(TransactionOrder.seed(2, 1), TransactionOrder.seed(2, 2));
        order.enter(7, OptionalLong.empty());

        assertThat(seeds).containsExactly(new Position(2, 0, 1), new Position(2, 0, 2));
        assertThat(order.position()).isEqualTo(new Position(2, 1, 1));
    }

    @Test
    void tellsTransactionsApart_thatFollowTheSameCommit() {
        TransactionOrder order = new TransactionOrder(1);
        order.enter(7, OptionalLong.of(100));

        assertThat(order.enter(7, OptionalLong.of(100))).isFalse();
        assertThat(order.enter(8, OptionalLong.of(100))).isTrue();
    }

    private static List<Position> positions(int generation) {
        TransactionOrder order = new TransactionOrder(generation);
        List<Position> positions = new ArrayList<>();
        for (long[] record : new long[][] {{7, 0}, {7, 0}, {9, 100}, {9, 100}, {8, 200}}) {
            order.enter(record[0], record[1] == 0 ? OptionalLong.empty() : OptionalLong.of(record[1]));
            positions.add(order.position());
        }
        return positions;
    }
}
