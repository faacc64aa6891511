package io.headroom.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.core.change.TableId;
import io.headroom.core.reconciliation.Bracket;
import io.headroom.core.reconciliation.TableCheck;
import io.headroom.core.scope.TableName;
import io.headroom.ingest.reconciliation.CheckOrder.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration BUDGET = Duration.ofSeconds(36);

    private final CheckOrder order = new CheckOrder();

    @Test
    void countsDoubtfulTablesFirst_thenStrangeOnes_thenThoseThatWaitedLongest() {
        order.compared(new TableId(3), 90_000, Bracket.at(60_000));
        order.compared(new TableId(4), 61_000, Bracket.at(60_000));
        Candidate lately = verified(1, 10);
        Candidate longAgo = verified(2, 600);
        Candidate strange = verified(3, 120);
        Candidate usual = verified(4, 120);
        Candidate doubtful = new Candidate(
                new TableId(5), 100, check(5, NOW.minusSeconds(60)).counted(NOW.minusSeconds(60), 9, Bracket.at(10)));
        Candidate large = new Candidate(new TableId(6), 5_000, null);
        Candidate small = new Candidate(new TableId(7), 50, null);

        assertThat(next(lately, longAgo, strange, usual, doubtful, large, small))
                .containsExactly(5, 3, 7, 6, 2, 4, 1);
    }

    @Test
    void leavesAStrangeTableInPeace_onceItWasCounted() {
        order.compared(new TableId(1), 90_000, Bracket.at(60_000));

        assertThat(next(verified(1, 30), verified(2, 40))).containsExactly(2, 1);
    }

    @Test
    void triesATableThatIsTooLargeForTheBudget_onceADay() {
        order.needs(new TableId(1), BUDGET.plusNanos(1));
        order.needs(new TableId(2), BUDGET.plusNanos(1));
        order.needs(new TableId(3), BUDGET);

        assertThat(next(verified(1, 24 * 60), verified(2, 24 * 60 - 1), verified(3, 5)))
                .containsExactly(1, 3);
        assertThat(order.fits(new TableId(3), BUDGET.minusNanos(1))).isFalse();
        assertThat(order.fits(new TableId(9), Duration.ZERO)).isTrue();
    }

    private List<Integer> next(Candidate... candidates) {
        return order.next(List.of(candidates), 500, BUDGET, NOW).stream()
                .map(TableId::value)
                .toList();
    }

    private static Candidate verified(int id, int minutesAgo) {
        Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
        return new Candidate(new TableId(id), 100, check(id, at).counted(at, 10, Bracket.at(10)));
    }

    private static TableCheck check(int id, Instant at) {
        return TableCheck.unverified(
                "shop", new TableId(id), new TableName("public", "t" + id), at, "nobody has counted it yet");
    }
}
