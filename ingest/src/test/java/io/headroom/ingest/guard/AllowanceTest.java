package io.headroom.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final Duration BUDGET = Duration.ofSeconds(36);

    private final Allowance allowance = new Allowance(BUDGET, 0);

    @Test
    void earnsTheBudgetInAnHour_andNeverMore() {
        assertThat(left(Duration.ofMinutes(30))).isEqualTo(BUDGET);

        allowance.spend(BUDGET);

        assertThat(left(Duration.ofMinutes(30))).isZero();
        assertThat(left(Duration.ofMinutes(40))).isEqualTo(Duration.ofSeconds(6));
        assertThat(left(Duration.ofHours(9))).isEqualTo(BUDGET);
    }

    @Test
    void paysBackWhatWasTakenTooMuch() {
        allowance.spend(BUDGET.multipliedBy(2));

        assertThat(left(Duration.ofHours(1))).isZero();
        assertThat(left(Duration.ofHours(2))).isEqualTo(BUDGET);
    }

    private Duration left(Duration at) {
        return allowance.left(at.toNanos());
    }
}
