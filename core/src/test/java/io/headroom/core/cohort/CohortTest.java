package io.headroom.core.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final Cohort MAY = Cohort.of(Instant.parse("2026-05-31T23:59:59.999Z"));

    @Test
    void isTheMonthOfBirthInUtc() {
        assertThat(MAY.month()).contains(YearMonth.of(2026, 5));
        assertThat(MAY).hasToString("2026-05").isEqualTo(Cohort.of(Instant.parse("2026-05-01T00:00:00Z")));
        assertThat(MAY).isLessThan(Cohort.of(Instant.parse("2026-06-01T00:00:00Z")));
    }

    @Test
    void isUnknownWithoutABirth_andBeforeAllOthers() {
        assertThat(Cohort.of(null))
                .isEqualTo(Cohort.UNKNOWN)
                .hasToString("unknown")
                .isLessThan(MAY);
        assertThat(Cohort.UNKNOWN.month()).isEmpty();
    }

    @Test
    void isReadFromItsText() {
        assertThat(Cohort.parse("2026-05")).isEqualTo(MAY);
        assertThat(Cohort.parse("unknown")).isEqualTo(Cohort.UNKNOWN);
    }

    @Test
    void refusesWhatIsNoMonth() {
        assertThatThrownBy(() -> Cohort.parse("2026-13"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-13");
    }
}
